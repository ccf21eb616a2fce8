/**
 * What became of a request that wanted to leave the device. `sent` is written before the bytes are handed to the network, so
 * that nothing can leave without it; what follows from it is `answered`, `failed` or `outcome-unknown`.
 */
export type Decision = 'blocked' | 'kept-local' | 'withdrawn' | 'sent' | 'answered' | 'failed' | 'outcome-unknown';

/**
 * One line of the ledger. Append-only: an entry never changes, what happens to a request later is another entry with the
 * same `requestId`. No text of a document, no key and no placeholder table is in it.
 */
export interface LedgerEntry {
  /** From 0, without gaps. */
  readonly sequence: number;
  /** The vault's epoch: a restored backup begins a new one. */
  readonly epoch: number;
  /** Epoch milliseconds. */
  readonly time: number;
  readonly requestId: string;
  readonly decision: Decision;
  /** Why, in a sentence for a person. */
  readonly reason: string;
  /** Who let it go or held it: a person, a rule of the policy by its name, or the gate's own checks. */
  readonly approver: { readonly by: 'person' | 'policy' | 'gate'; readonly rule: string | null };
  readonly destination: { readonly id: string; readonly origin: string; readonly tier: 'private' | 'frontier' } | null;
  readonly model: string | null;
  readonly task: string;
  readonly versions: {
    readonly app: string;
    /** SHA-256 of the policy, hex. */
    readonly policy: string;
    /** Rules and weights of the redaction: `1.1.0+stayput-entities-1.1.0`. */
    readonly detector: string;
    /** SHA-256 of the entity model's manifest, hex; null where no model was used. */
    readonly modelManifest: string | null;
  };
  /** How many entities of each type the request's source held. */
  readonly entityCounts: Readonly<Record<string, number>>;
  /** Bytes of the request's body that left with this entry: 0 in all but `sent`. */
  readonly sentBytes: number;
  /** Bytes of the response's body. */
  readonly receivedBytes: number;
  /** SHA-256 of the exact bytes of the request's body, hex; null where none were made. */
  readonly bodySha256: string | null;
  /** US dollars, from the server's own token counts; null where it is not known. */
  readonly costUsd: number | null;
  /** Leaf hash of the entry before (RFC 9162, 2.1.1), hex; 64 zeros for the first. */
  readonly previousHash: string;
}
