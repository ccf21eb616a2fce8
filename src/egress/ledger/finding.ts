/**
 * What can be wrong with a ledger. `truncated` and `fork` are also what a vault shows that was restored from an old backup:
 * entries that a later tree head vouches for are gone.
 */
export type FindingCode =
  | 'unreadable-line'
  | 'entry-changed'
  | 'gap'
  | 'reordered'
  | 'duplicate'
  | 'unsigned'
  | 'truncated'
  | 'extra-entries'
  | 'root-differs'
  | 'fork'
  | 'other-ledger'
  | 'wrong-key'
  | 'bad-signature'
  | 'signature-unchecked'
  | 'epoch-back'
  | 'time-back'
  | 'body-differs';

/** One thing that a check of a ledger has found. */
export interface Finding {
  readonly code: FindingCode;
  /** A warning has innocent reasons; with an error, the ledger is not what it was. */
  readonly severity: 'error' | 'warning';
  /** Of the entry that it is about; null where it is about the whole, or about what is no entry. */
  readonly sequence: number | null;
  /** For a person. No word of an entry is in it. */
  readonly message: string;
}

/** A finding that is an error. */
export function wrong(code: FindingCode, sequence: number | null, message: string): Finding {
  return { code, severity: 'error', sequence, message };
}
