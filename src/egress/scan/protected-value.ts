import type { EntityType } from '../../redaction';
import type { Span } from './finding';

/** An entity of the source document that must not be told, letter by letter as it stands there. */
export interface ProtectedValue {
  readonly type: EntityType;
  readonly value: string;
  /**
   * How sure the redaction was, from 0 to 1. Below .7, it leaves further mentions of a name that is a common word ("Mark"), and
   * so does the scan. Where it is left out, the redaction was sure.
   */
  readonly score?: number;
}

/** A protected value that was found in a text. */
export interface Match extends Span {
  readonly kind: 'exact' | 'fuzzy';
  readonly type: EntityType;
}
