import type { Entity } from './entity';
import type { EntityType } from './entity-types';

/** One text of a request: a document's text, a file name, a field's value, a person's question. */
export interface RequestPart {
  /** What the caller calls it. Comes back with the result. */
  readonly id: string;
  readonly text: string;
}

/** An entity with the words that it covers, and the part that it stands in. */
export interface Mention extends Entity {
  /** Index of the part within the request. */
  readonly part: number;
  /** The text between `start` and `end`. */
  readonly value: string;
}

/**
 * What happens to an entity. `placeholder`: an authenticated token that can be restored. `generalise`: the month instead
 * of the day, a band instead of an age, the region instead of the address, a range instead of an amount. `mask`: as many
 * signs, none of them readable. `drop`: nothing. `keep`: it stays as it is.
 */
export type OperatorName = 'placeholder' | 'generalise' | 'mask' | 'drop' | 'keep';

/** Which operator each type gets. */
export type OperatorPolicy = Readonly<Record<EntityType, OperatorName>>;

/** An entity with what was done to it. */
export interface RedactedEntity extends Entity {
  readonly operator: OperatorName;
  /** What stands in the redacted text instead. */
  readonly replacement: string;
  /** Number of the person or thing that it is a mention of: mentions of one subject have one number. From 1. */
  readonly subject: number;
}

/** What a placeholder stands for. */
export interface PlaceholderEntry {
  readonly placeholder: string;
  readonly type: EntityType;
  readonly subject: number;
  /** The very words that it replaced: restoring puts them back letter by letter. */
  readonly value: string;
}

/** All placeholders of one request, with the key that their authenticators are made with. Never leaves the device. */
export interface PlaceholderTable {
  /** 32 random bytes, made for this request and used for no other. */
  readonly key: Uint8Array;
  readonly entries: readonly PlaceholderEntry[];
}
