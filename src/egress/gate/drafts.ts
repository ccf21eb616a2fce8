import type { Decision, LedgerEntry } from '../ledger';
import type { OutboxRecord } from '../outbox/record';
import type { Destination } from '../destinations';

/** Which code and weights are at work. */
export interface Versions {
  /** `0.1.0+1a2b3c4`. */
  readonly app: string;
  /** SHA-256 of the entity model's manifest, hex; null where the build has none. */
  readonly entityManifest: string | null;
}

/** An entry before it has its place in the ledger. */
export type EntryDraft = Omit<LedgerEntry, 'sequence' | 'previousHash' | 'epoch'>;

interface DraftParts {
  readonly now: () => number;
  readonly versions: Versions;
  readonly deployment: { readonly destinations: readonly Destination[] };
}

/** What the ledger says about a request, without a word of the document. */
export function draftOf(
  {
    id,
    order,
    redaction,
    policyHash,
    bodySha256,
  }: Pick<OutboxRecord, 'id' | 'order' | 'redaction' | 'policyHash' | 'bodySha256'>,
  decision: Decision,
  reason: string,
  by: 'person' | 'policy' | 'gate',
  { now, versions, deployment }: DraftParts,
  more: Partial<Pick<EntryDraft, 'sentBytes' | 'receivedBytes' | 'costUsd'>> & { readonly rule?: string | null } = {},
): EntryDraft {
  const destination = deployment.destinations.find((one) => one.id === order.destinationId);
  const { rule = null, sentBytes = 0, receivedBytes = 0, costUsd = null } = more;
  return {
    time: now(),
    requestId: id,
    decision,
    reason,
    approver: { by, rule },
    destination: destination
      ? { id: destination.id, origin: new URL(destination.baseUrl).origin, tier: destination.tier }
      : null,
    model: order.model,
    task: order.task,
    versions: {
      app: versions.app,
      policy: policyHash,
      detector: redaction.version,
      modelManifest: redaction.hasModel ? versions.entityManifest : null,
    },
    entityCounts: redaction.counts,
    sentBytes,
    receivedBytes,
    bodySha256,
    costUsd,
  };
}
