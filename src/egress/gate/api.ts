import type { RiskEstimate, RedactedEntity } from '../../redaction';
import type { Result } from '../../shared/result';
import type { Destination } from '../destinations';
import type { LedgerEntry, SignedTreeHead } from '../ledger';
import type { SendError } from '../outside-request';
import type { EscalationOrder, OutboxState, StoredAnswer } from '../outbox/record';
import type { ScanFinding } from '../scan';

/** Why the gate did not do what it was asked. `message` is a sentence for a person. */
export interface GateError {
  readonly code:
    | 'blocked'
    | 'unknown-destination'
    | 'unknown-document'
    | 'unknown-pack'
    | 'redaction-failed'
    | 'policy-invalid'
    | 'changed'
    | 'gone'
    | 'vault'
    | 'gate-ended'
    | 'stopped'
    | 'failed';
  readonly message: string;
  /** What the scan of the final bytes found, where that is why. */
  readonly findings?: readonly ScanFinding[];
}

/** A destination as the page sees it: whether there is a key, never the key. */
export interface DestinationView {
  readonly id: string;
  readonly name: string;
  readonly tier: Destination['tier'];
  readonly origin: string;
  readonly models: readonly string[];
  readonly needsKey: boolean;
  readonly hasKey: boolean;
}

/** What holds now, for the audit page and for whoever wants to ask outside. */
export interface GateDescription {
  readonly destinations: readonly DestinationView[];
  readonly policy: {
    readonly name: string;
    readonly hash: string;
    /** The policy that counts, as JSON: what the organisation and the person both allow. */
    readonly json: string;
    /** Whether the deployment brings one of its own, which the person can only narrow. */
    readonly isOfOrganisation: boolean;
    /** What could leave, in sentences. */
    readonly explanation: readonly string[];
  };
  readonly spentToday: { readonly requests: number; readonly bytes: number; readonly usd: number };
}

/** A request as a person sees it before it leaves, or while its outcome is not known. */
export interface OutboxView {
  readonly id: string;
  readonly order: EscalationOrder;
  readonly state: OutboxState;
  readonly documentName: string;
  readonly destination: { readonly name: string; readonly origin: string; readonly tier: Destination['tier'] } | null;
  readonly createdAt: number;
  readonly deadline: number;
  /** The exact bytes, as the text that they are. */
  readonly body: string;
  readonly bodyBytes: number;
  readonly bodySha256: string;
  readonly redacted: string;
  readonly entities: readonly RedactedEntity[];
  readonly risk: RiskEstimate;
  readonly hasModel: boolean;
  readonly estimateUsd: { readonly low: number; readonly high: number } | null;
  readonly reason: string;
  /** Whether a person can let all requests of this kind go from now on. */
  readonly canRemember: boolean;
  readonly attempts: number;
  readonly notBefore: number;
  readonly lastError: SendError | null;
  readonly answer: StoredAnswer | null;
}

/** The ledger's state, with what vouches for it. */
export interface LedgerSummary {
  readonly head: SignedTreeHead | null;
  /** Lines to print or to mail: who has them can tell later that nothing before was rewritten. */
  readonly witness: string | null;
  readonly problems: readonly string[];
  readonly size: number;
}

/**
 * What happens unasked. `preparing`: how much of a document is redacted, from 0 to 1. `answering`: how much of an answer has
 * come, in characters.
 */
export type GateEvent =
  | { readonly kind: 'outbox' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'preparing'; readonly share: number }
  | { readonly kind: 'answering'; readonly id: string; readonly characters: number };

/**
 * All that the page can ask of the gate. The gate trusts none of it: it looks up the document, its redaction, the pack, the
 * policy and the key itself, and checks each again before bytes leave.
 */
export interface GatePort {
  describe(): Promise<Result<GateDescription, GateError>>;
  /** Redacts, composes, scans and puts into the outbox. Sends at once only where the policy approves it by a rule. */
  prepare(order: EscalationOrder): Promise<Result<OutboxView, GateError>>;
  /** Ends what is being prepared: it answers `stopped`, and nothing of it is kept. */
  stopPreparing(): Promise<void>;
  /**
   * Breaks off a request that is on its way. Its bytes may have arrived, so its outcome is called unknown.
   *
   * @returns whether it is sent from this tab: only that one can be stopped here
   */
  stopSending(id: string): Promise<boolean>;
  /**
   * A person lets exactly these bytes go, once.
   *
   * @param remember also make a rule for requests of this kind
   */
  approve(id: string, bodySha256: string, remember: boolean): Promise<Result<void, GateError>>;
  /** Takes a request back that is not on its way. `keep-local`: the answer to being asked; `withdraw`: a later thought. */
  withdraw(id: string, why: 'keep-local' | 'withdraw'): Promise<Result<void, GateError>>;
  /** A person sends again what failed, or what may have been sent already. */
  retry(id: string, bodySha256: string): Promise<Result<void, GateError>>;
  listOutbox(): Promise<Result<readonly OutboxView[], GateError>>;
  /** The answer is where it belongs: the request leaves the outbox. The ledger and the bytes stay. */
  take(id: string): Promise<Result<void, GateError>>;
  /** Tries what waits for the network. */
  flush(): Promise<void>;
  setServerKey(destinationId: string, key: string | null): Promise<Result<void, GateError>>;
  /** Asks a destination for its models. No document is involved. */
  testConnection(destinationId: string): Promise<Result<readonly string[], GateError | SendError>>;
  /** Takes the person's own policy, as JSON; null takes it away, and nothing may leave. */
  setPolicy(json: string | null): Promise<Result<void, GateError>>;
  ledgerSummary(): Promise<Result<LedgerSummary, GateError>>;
  /** Entries from a sequence number on. */
  listLedger(from: number, count: number): Promise<Result<readonly LedgerEntry[], GateError>>;
  exportLedger(format: 'jsonl' | 'csv'): Promise<Result<string, GateError>>;
  /** The exact bytes that left with a request, for an auditor to hash. */
  getBody(requestId: string): Promise<Result<Uint8Array | null, GateError>>;
}
