import { appendEntry, emptyLedger, treeHeadOf, type EntryDraft, type LedgerState } from './append';
import type { LedgerEntry } from './entry';
import { exportedLedger, type ExportedLedger } from './export';
import { newSigningKey, openSigningKey } from './signing-key';
import { signTreeHead, type SignedTreeHead } from './tree-head';

export const ledgerId = '0b7e9c52-6c1e-4a51-9d0c-2f4c1f5f7a11';
const start = Date.UTC(2026, 10, 25, 9);

/** A blocked request; what is not given has a value of its own that is like a real one's. */
export function draftOf(changes: Partial<EntryDraft> = {}): EntryDraft {
  return {
    epoch: 1,
    time: start,
    requestId: 'request-1',
    decision: 'blocked',
    reason: 'The policy lets no “IBAN” leave — not even a\nshort one.',
    approver: { by: 'policy', rule: 'no bank data' },
    destination: { id: 'openrouter', origin: 'https://openrouter.ai', tier: 'frontier' },
    model: 'gpt-5-mini',
    task: 'extract-fields',
    versions: {
      app: '0.1.0',
      policy: 'a1'.repeat(32),
      detector: '1.1.0+stayput-entities-1.1.0',
      modelManifest: null,
    },
    entityCounts: { PERSON: 2, IBAN_CODE: 1 },
    sentBytes: 0,
    receivedBytes: 0,
    bodySha256: null,
    costUsd: 0.0125,
    ...changes,
  };
}

/** A ledger that can be gone on with and signed. */
export interface TestLedger {
  readonly entries: readonly LedgerEntry[];
  readonly state: LedgerState;
}

/** A ledger of drafts, behind the entries of `before`. */
export function written(
  drafts: readonly EntryDraft[],
  before: TestLedger = { entries: [], state: emptyLedger },
): TestLedger {
  let { state } = before;
  const entries = [...before.entries];
  for (const draft of drafts) {
    const next = appendEntry(state, draft);
    if (!next.ok) throw new Error(next.error.message);
    state = next.value;
    entries.push(next.value.last.entry);
  }
  return { entries, state };
}

/** This many different drafts, a second apart. */
export function draftsOf(count: number, changes: Partial<EntryDraft> = {}): readonly EntryDraft[] {
  return Array.from({ length: count }, (_, index) =>
    draftOf({ time: start + index * 1000, requestId: `request-${String(index)}`, ...changes }),
  );
}

export async function newKeys(): Promise<CryptoKeyPair> {
  return openSigningKey(await newSigningKey());
}

/** The tree head of a ledger, signed an hour after its beginning. */
export function signed({ state }: TestLedger, keys: CryptoKeyPair, epoch = 1): Promise<SignedTreeHead> {
  return signTreeHead(treeHeadOf(state, { ledgerId, epoch, time: start + 3_600_000 }), keys);
}

export function exported(entries: readonly LedgerEntry[], signedTreeHead: SignedTreeHead): ExportedLedger {
  return exportedLedger(
    { format: 'stayput-ledger/1', ledgerId, exportedAt: start + 7_200_000, signedTreeHead },
    entries,
  );
}
