import type { Recognizer } from '../recognizer';
import { address } from './address';
import { age } from './age';
import { amount } from './amount';
import { bankAccount } from './bank-account';
import { bankRouting } from './bank-routing';
import { bic } from './bic';
import { caseNumber } from './case-number';
import { connectionString } from './connection-string';
import { coordinates } from './coordinates';
import { creditCard } from './credit-card';
import { cryptoAddress } from './crypto-address';
import { date } from './date';
import { dateOfBirth } from './date-of-birth';
import { deviceId } from './device-id';
import { emailAddress } from './email-address';
import { healthInsurance } from './health-insurance';
import { iban } from './iban';
import { ipAddress } from './ip-address';
import { jobTitle } from './job-title';
import { labelledNumber } from './labelled-number';
import { licensePlate } from './license-plate';
import { location } from './location';
import { macAddress } from './mac-address';
import { nationalId } from './national-id';
import { nrp } from './nrp';
import { organization } from './organization';
import { passwordInText } from './password-in-text';
import { personTitle } from './person-title';
import { phoneNumber } from './phone-number';
import { privateKey } from './private-key';
import { referenceNumber } from './reference-number';
import { secretAssignment } from './secret-assignment';
import { secretKey } from './secret-key';
import { signatureBlock } from './signature-block';
import { tableColumn } from './table-column';
import { url } from './url';
import { username } from './username';
import { vin } from './vin';

/** All recognizers, one line each. The order means nothing: `combine` decides between overlapping findings. */
export const recognizers: readonly Recognizer[] = [
  address,
  age,
  amount,
  bankAccount,
  bankRouting,
  bic,
  caseNumber,
  connectionString,
  coordinates,
  creditCard,
  cryptoAddress,
  date,
  dateOfBirth,
  deviceId,
  emailAddress,
  healthInsurance,
  iban,
  ipAddress,
  jobTitle,
  labelledNumber,
  licensePlate,
  location,
  macAddress,
  nationalId,
  nrp,
  organization,
  passwordInText,
  personTitle,
  phoneNumber,
  privateKey,
  referenceNumber,
  secretAssignment,
  secretKey,
  signatureBlock,
  tableColumn,
  url,
  username,
  vin,
];
