import type { EntityType } from '../../redaction';
import type { Span } from './finding';

/** An entity of the source document that must not be told, letter by letter as it stands there. */
export interface ProtectedValue {
  readonly type: EntityType;
  readonly value: string;
  /**
   * How sure the redaction was, from 0 to 1. From .7 on, names that are common words ("Mark") are looked for where they are
   * written as names; below it, neither they nor names of three letters. Where it is left out, the latter only.
   */
  readonly score?: number;
}

/** A protected value that was found in a text. */
export interface Match extends Span {
  readonly kind: 'exact' | 'fuzzy';
  readonly type: EntityType;
}
