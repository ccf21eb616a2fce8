import type { SendError } from '../outside-request';
import type { EgressFacts } from '../policy';
import type { GroundedAnswer } from '../task/ground';
import type { Entity, PlaceholderTable, RedactedEntity, RiskEstimate } from '../../redaction';

/** What the page may ask for: names of things that the gate looks up itself. No text, no address, no bytes. */
export interface EscalationOrder {
  readonly documentId: string;
  readonly packId: string;
  readonly task: 'extract-fields';
  /** Names of the pack's fields. */
  readonly fields: readonly string[];
  readonly destinationId: string;
  readonly model: string;
}

/**
 * Where a request stands. `waiting-approval`: nobody has let it go. `waiting-network`: it may go, and is tried at
 * `notBefore`. `sending`: its bytes may be leaving now. `outcome-unknown`: they may have left, and no answer came; it is not
 * sent again without being asked. `answered` and `failed` stay until the page has taken them.
 */
export type OutboxState =
  'waiting-approval' | 'waiting-network' | 'sending' | 'outcome-unknown' | 'answered' | 'failed';

/** A request in the outbox, with its exact bytes. All of it is sealed in the vault. */
export interface OutboxRecord {
  readonly id: string;
  readonly order: EscalationOrder;
  readonly state: OutboxState;
  readonly documentName: string;
  /** Epoch milliseconds, as are all times here. */
  readonly createdAt: number;
  /** From then on it is no longer sent. */
  readonly deadline: number;
  /** The body, base64: exactly these bytes leave, or none. */
  readonly body: string;
  readonly bodySha256: string;
  readonly policyHash: string;
  /** What the policy was asked about, and is asked about again before it leaves. */
  readonly facts: Omit<EgressFacts, 'isFirstOfKind'>;
  readonly redaction: StoredRedaction;
  readonly estimateUsd: { readonly low: number; readonly high: number } | null;
  /** Why a person has to look at it, or which rule let it go. */
  readonly reason: string;
  /** Who let exactly the bytes of this hash go. It is used up when they are sent. */
  readonly approval: {
    readonly by: 'person' | 'policy';
    readonly rule: string | null;
    readonly at: number;
    readonly bodySha256: string;
  } | null;
  readonly attempts: number;
  /** Whether the policy's next destination was asked instead. */
  readonly hasFallenBack: boolean;
  readonly notBefore: number;
  /** What the last attempt ended with. */
  readonly lastError: SendError | null;
  readonly answer: StoredAnswer | null;
}

/** A redaction of one document, as the outbox keeps it. */
export interface StoredRedaction {
  readonly version: string;
  readonly redacted: string;
  readonly entities: readonly RedactedEntity[];
  readonly counts: Readonly<Record<string, number>>;
  readonly risk: RiskEstimate;
  readonly hasModel: boolean;
  /** What was found and stays readable: where it stands in the document, and what it was found to be. */
  readonly exposed: readonly Entity[];
  /** SHA-256 of the document's text and of what a person marked in it, as they were when the request was made. */
  readonly sourceSha256: string;
  readonly table: { readonly key: string; readonly entries: PlaceholderTable['entries'] };
}

/** What came back, held against the document. */
export interface StoredAnswer {
  readonly at: number;
  readonly fields: readonly { readonly name: string; readonly answer: GroundedAnswer }[];
  readonly model: string | null;
  readonly usage: { readonly inputTokens: number; readonly outputTokens: number } | null;
  readonly costUsd: number | null;
  /** The ledger's entry that says so. */
  readonly sequence: number;
}

/** Which states may follow which. */
const next: Readonly<Record<OutboxState, readonly OutboxState[]>> = {
  'waiting-approval': ['waiting-network'],
  'waiting-network': ['sending', 'failed'],
  sending: ['answered', 'failed', 'outcome-unknown', 'waiting-network'],
  'outcome-unknown': ['waiting-network'],
  answered: [],
  failed: ['waiting-network'],
};

/**
 * The record in another state.
 *
 * @throws for a step that there is not: sending what nobody let go, or an answer to what was not sent, is a bug
 */
export function moved(record: OutboxRecord, state: OutboxState, changes: Partial<OutboxRecord> = {}): OutboxRecord {
  if (!next[record.state].includes(state)) throw new Error(`A request can't go from ${record.state} to ${state}.`);
  return { ...record, ...changes, state };
}

/** What is to be done with a request after an attempt that brought no answer. */
export function afterAttempt(
  error: SendError,
  unknownOutcome: 'ask' | 'retry',
): 'retry' | 'outcome-unknown' | 'failed' {
  // It says that it failed. What it did before that, and whether it costs, it does not say: asking again is a person's choice.
  if (error.code === 'server-error') return error.retryAfterMs === null ? 'failed' : 'retry';
  // Refused before it was worked on: the server itself says to come again.
  if (error.code === 'rate-limited') return 'retry';
  // A person stopped it, so it is not started again by itself, whatever the policy says.
  if (error.code === 'cancelled') return error.reached === 'no' ? 'failed' : 'outcome-unknown';
  if (error.reached === 'no') return 'retry';
  if (error.code === 'unauthorized' || error.code === 'rejected' || error.code === 'refused') return 'failed';
  // An answer came, and it is of no use: the same bytes would bring the same.
  if (error.code === 'answer-too-large' || error.code === 'answer-unreadable') return 'failed';
  return unknownOutcome === 'retry' ? 'retry' : 'outcome-unknown';
}
