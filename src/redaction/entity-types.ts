/**
 * What a type can do to a person. `direct`: names one person, or one thing of theirs, by itself. `quasi`: narrows down
 * who it is, together with others. `secret`: opens something.
 */
export type Sensitivity = 'direct' | 'quasi' | 'secret';

/**
 * All types of entities, in Presidio's names where it has one
 * (https://microsoft.github.io/presidio/supported_entities/), with what a person reads for it.
 */
export const entityTypes = {
  PERSON: { sensitivity: 'direct', label: 'Person' },
  EMAIL_ADDRESS: { sensitivity: 'direct', label: 'E-mail address' },
  PHONE_NUMBER: { sensitivity: 'direct', label: 'Phone number' },
  ADDRESS: { sensitivity: 'direct', label: 'Postal address' },
  USERNAME: { sensitivity: 'direct', label: 'User name' },
  NATIONAL_ID: { sensitivity: 'direct', label: 'National id' },
  TAX_ID: { sensitivity: 'direct', label: 'Tax number' },
  PASSPORT: { sensitivity: 'direct', label: 'Passport' },
  DRIVER_LICENSE: { sensitivity: 'direct', label: 'Driving licence' },
  LICENSE_PLATE: { sensitivity: 'direct', label: 'Number plate' },
  VIN: { sensitivity: 'direct', label: 'Vehicle id (VIN)' },
  MEDICAL_RECORD: { sensitivity: 'direct', label: 'Medical record' },
  HEALTH_INSURANCE: { sensitivity: 'direct', label: 'Health insurance number' },
  IBAN_CODE: { sensitivity: 'direct', label: 'IBAN' },
  CREDIT_CARD: { sensitivity: 'direct', label: 'Payment card' },
  BANK_ACCOUNT: { sensitivity: 'direct', label: 'Bank account' },
  BANK_ROUTING: { sensitivity: 'quasi', label: 'Bank routing number' },
  BIC_CODE: { sensitivity: 'quasi', label: 'BIC' },
  CRYPTO: { sensitivity: 'direct', label: 'Crypto address' },
  POLICY_NUMBER: { sensitivity: 'direct', label: 'Policy number' },
  CLAIM_NUMBER: { sensitivity: 'direct', label: 'Claim number' },
  CASE_NUMBER: { sensitivity: 'direct', label: 'Case number' },
  EMPLOYEE_ID: { sensitivity: 'direct', label: 'Employee id' },
  ORDER_NUMBER: { sensitivity: 'direct', label: 'Order or invoice number' },
  ID_NUMBER: { sensitivity: 'direct', label: 'Other id or reference' },
  DEVICE_ID: { sensitivity: 'direct', label: 'Device id' },
  IP_ADDRESS: { sensitivity: 'direct', label: 'IP address' },
  MAC_ADDRESS: { sensitivity: 'direct', label: 'MAC address' },
  URL: { sensitivity: 'direct', label: 'Web address' },
  COORDINATES: { sensitivity: 'direct', label: 'Coordinates' },
  SECRET: { sensitivity: 'secret', label: 'Password or key' },
  ORGANIZATION: { sensitivity: 'quasi', label: 'Organisation' },
  LOCATION: { sensitivity: 'quasi', label: 'Place' },
  DATE_OF_BIRTH: { sensitivity: 'direct', label: 'Date of birth' },
  DATE_TIME: { sensitivity: 'quasi', label: 'Date' },
  AGE: { sensitivity: 'quasi', label: 'Age' },
  JOB_TITLE: { sensitivity: 'quasi', label: 'Occupation' },
  NRP: { sensitivity: 'quasi', label: 'Nationality, religion or politics' },
  AMOUNT: { sensitivity: 'quasi', label: 'Amount' },
} as const satisfies Readonly<Record<string, { readonly sensitivity: Sensitivity; readonly label: string }>>;

export type EntityType = keyof typeof entityTypes;

/** Whether a string names a type of entity. */
export function isEntityType(name: string): name is EntityType {
  return Object.hasOwn(entityTypes, name);
}
