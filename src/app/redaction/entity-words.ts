import {
  coarserTypes,
  entityTypes,
  operatorNames,
  type EntityType,
  type OperatorName,
} from '../../redaction/vocabulary';

/** What a person reads for a type. */
export function typeLabel(type: EntityType): string {
  return entityTypes[type].label;
}

/** All types, in the alphabet of what a person reads for them. */
export const typesByLabel: readonly EntityType[] = (Object.keys(entityTypes) as EntityType[]).sort((a, b) =>
  typeLabel(a).localeCompare(typeLabel(b), 'en'),
);

/** Types that belong together have one colour: there are more types than colours that can be told apart. */
const families: readonly (readonly EntityType[])[] = [
  ['PERSON', 'USERNAME'],
  ['EMAIL_ADDRESS', 'PHONE_NUMBER', 'URL'],
  ['ADDRESS', 'LOCATION', 'COORDINATES'],
  ['SECRET'],
  ['DATE_TIME', 'DATE_OF_BIRTH', 'AGE'],
  ['IBAN_CODE', 'CREDIT_CARD', 'BANK_ACCOUNT', 'BANK_ROUTING', 'BIC_CODE', 'CRYPTO', 'AMOUNT'],
  ['ORGANIZATION', 'JOB_TITLE', 'NRP'],
];

/** The class of a type's colour. Numbers and ids of all kinds share the last. */
export function toneOf(type: EntityType): string {
  const family = families.findIndex((types) => types.includes(type));
  return `tone-${String(family < 0 ? families.length : family)}`;
}

const operatorWords: Readonly<Record<OperatorName, string>> = {
  placeholder: 'Placeholder',
  generalise: 'Made coarser',
  mask: 'Blacked out',
  drop: 'Left out',
  keep: 'Kept as written',
};

/** What can happen to a type, with the words for it. */
export function operatorChoices(type: EntityType): readonly { readonly name: OperatorName; readonly words: string }[] {
  return operatorNames
    .filter((name) => name !== 'generalise' || coarserTypes.some((coarser) => coarser === type))
    .map((name) => ({ name, words: operatorWords[name] }));
}

/** Who found an entity, in a person's words. */
export function finderWords(recognizer: string): string {
  switch (recognizer) {
    case 'person':
      return 'Marked by you';
    case 'entity-model':
      return 'Found by the entity model';
    case 'known-value':
      return 'Found again: the same words were found elsewhere';
    case 'person-guess':
      return 'Guessed from a list of names';
    default:
      return `Found by the rule “${recognizer}”`;
  }
}
