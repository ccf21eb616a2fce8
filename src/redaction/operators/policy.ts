import { entityTypes, type EntityType } from '../entity-types';
import type { OperatorName, OperatorPolicy } from '../request';

/** All operators, the one that keeps back most and can be undone first. */
export const operatorNames = [
  'placeholder',
  'generalise',
  'mask',
  'drop',
  'keep',
] as const satisfies readonly OperatorName[];

/** Types whose values have a coarser form. A value that turns out to have none becomes a placeholder. */
export const coarserTypes = [
  'DATE_TIME',
  'DATE_OF_BIRTH',
  'AGE',
  'AMOUNT',
  'LOCATION',
  'ADDRESS',
  'JOB_TITLE',
  'NRP',
  'PHONE_NUMBER',
  'ORGANIZATION',
] as const satisfies readonly EntityType[];

/** Types whose rough size or time still helps a model, and no longer tells who it is. */
const generalised: ReadonlySet<EntityType> = new Set([
  'DATE_TIME',
  'DATE_OF_BIRTH',
  'AGE',
  'AMOUNT',
  'JOB_TITLE',
  'NRP',
]);

/**
 * What happens where nobody chose: what names somebody and what opens something becomes a placeholder, and so do
 * organisations and places, which an answer has to name again. Dates, ages, amounts, occupations and nationalities are
 * generalised: many of them together single a person out.
 */
export const defaultPolicy: OperatorPolicy = Object.fromEntries(
  Object.keys(entityTypes).map((type): [string, OperatorName] => [
    type,
    generalised.has(type as EntityType) ? 'generalise' : 'placeholder',
  ]),
) as OperatorPolicy;
