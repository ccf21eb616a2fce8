import { err, ok, type Result } from '../../shared/result';
import { canonicalBytes } from './canonical';
import type { LedgerEntry } from './entry';
import { entrySchema } from './entry-schema';
import { appendLeaf, emptyFrontier, frontierRoot, type TreeFrontier } from './frontier';
import { leafHash } from './merkle';
import type { TreeHead } from './tree-head';

/** An entry before it has its place. */
export type EntryDraft = Omit<LedgerEntry, 'sequence' | 'previousHash'>;

/** An entry in its place. */
export interface ChainedEntry {
  readonly entry: LedgerEntry;
  /** Of the entry's canonical bytes (RFC 9162, 2.1.1), hex. */
  readonly leafHash: string;
}

/** What appending needs to know of a ledger. Plain JSON. */
export interface LedgerState {
  /** Null while there is no entry. */
  readonly last: ChainedEntry | null;
  readonly frontier: TreeFrontier;
}

/** Why an entry can't be written. `message` is a sentence for a person. */
export interface AppendError {
  readonly code: 'invalid-entry' | 'epoch-back';
  readonly message: string;
}

/** What the first entry has in the place of a hash of the one before. */
export const noPreviousHash = '0'.repeat(64);

/** A ledger without entries. */
export const emptyLedger: LedgerState = { last: null, frontier: emptyFrontier };

/**
 * Puts an entry behind the one before. What the verifier would later call unreadable is refused now, and so is an epoch that
 * goes back; a time that goes back is not: clocks are put right.
 */
export function nextEntry(previous: ChainedEntry | null, draft: EntryDraft): Result<ChainedEntry, AppendError> {
  const parsed = entrySchema.safeParse({
    ...draft,
    sequence: previous === null ? 0 : previous.entry.sequence + 1,
    previousHash: previous?.leafHash ?? noPreviousHash,
  });
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    return err({ code: 'invalid-entry', message: `The entry cannot be written to the ledger: check "${where}".` });
  }
  const entry: LedgerEntry = parsed.data;
  if (previous !== null && entry.epoch < previous.entry.epoch) {
    return err({
      code: 'epoch-back',
      message: `The ledger is in epoch ${String(previous.entry.epoch)} already and takes no entry of epoch ${String(entry.epoch)}.`,
    });
  }
  return ok(chained(entry));
}

/** Appends an entry, in O(log n). The new state's `last` is what has to be stored. */
export function appendEntry(
  { last, frontier }: LedgerState,
  draft: EntryDraft,
): Result<LedgerState & { readonly last: ChainedEntry }, AppendError> {
  const next = nextEntry(last, draft);
  if (!next.ok) return next;
  return ok({ last: next.value, frontier: appendLeaf(frontier, next.value.leafHash) });
}

/**
 * The state of a ledger that is read back, in the order of its entries. It takes them as they are: whether they are what they
 * were, `verifyLedger` tells.
 */
export function stateOf(entries: Iterable<LedgerEntry>): LedgerState {
  let state = emptyLedger;
  for (const entry of entries) {
    const last = chained(entry);
    state = { last, frontier: appendLeaf(state.frontier, last.leafHash) };
  }
  return state;
}

/** The ledger's tree head, to be signed. */
export function treeHeadOf(
  { frontier }: LedgerState,
  { ledgerId, epoch, time }: Pick<TreeHead, 'ledgerId' | 'epoch' | 'time'>,
): TreeHead {
  return { ledgerId, epoch, time, size: frontier.size, rootHash: frontierRoot(frontier) };
}

function chained(entry: LedgerEntry): ChainedEntry {
  return { entry, leafHash: leafHash(canonicalBytes(entry)) };
}
