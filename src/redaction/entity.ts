import type { EntityType } from './entity-types';

/** Something in a text that can identify a person, or must not be told for another reason. */
export interface Entity {
  /** Where it begins, in UTF-16 code units of the text as it came. */
  readonly start: number;
  /** Where it ends, exclusive. */
  readonly end: number;
  readonly type: EntityType;
  /** How sure this is, from 0 to 1, by the rule of {@link scoreOf}. */
  readonly score: number;
  /** Who found it: a recognizer's name, `entity-model`, `known-value` for a repeat of a found value, or `person`. */
  readonly recognizer: string;
}

/** What the recognizer of {@link Entity.recognizer} is called where a person marked the entity. */
export const markedByPerson = 'person';
