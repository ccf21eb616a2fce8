import { err, ok, type Result } from '../../shared/result';
import type { GateRecordsPort, GateWrite } from '../../vault';
import {
  appendEntry,
  emptyLedger,
  exportedLedger,
  formatWitness,
  ledgerCsv,
  ledgerJsonl,
  newSigningKey,
  openSigningKey,
  signTreeHead,
  treeHeadOf,
  verifyLedger,
  type LedgerEntry,
  type LedgerState,
  type SignedTreeHead,
  type StoredSigningKey,
} from '../ledger';
import type { SpentToday } from '../policy';
import type { GateError, LedgerSummary } from './api';
import type { EntryDraft } from './drafts';
import { vaultFailure } from './errors';
import type { Exclusively } from './exclusively';

/** The ledger's head, as the vault keeps it beside the entries. */
interface StoredHead {
  readonly ledgerId: string;
  readonly key: StoredSigningKey;
  readonly state: LedgerState;
  /** The newest tree head that was signed; null while there is none. */
  readonly signed: SignedTreeHead | null;
  readonly spent: SpentToday & { readonly day: string };
}

const headId = 'ledger';
const lock = 'ledger';
const digitsOfSequence = 12;
/** What the page may ask for at once. */
const mostEntries = 1000;

interface BookParts {
  readonly now: () => number;
  readonly exclusively: Exclusively;
}

/** The ledger in the vault. Entries are written in one transaction with what they are about, or neither is. */
export class LedgerBook {
  readonly #records: GateRecordsPort;
  readonly #parts: BookParts;

  constructor(records: GateRecordsPort, parts: BookParts) {
    this.#records = records;
    this.#parts = parts;
  }

  /**
   * Puts an entry behind the last one, and writes what belongs to it.
   *
   * @param also what else is written with it; it may need the entry's sequence number
   * @param spent US dollars that today's account changes by
   */
  async append(
    draft: EntryDraft,
    also: GateWrite | ((sequence: number) => GateWrite) = {},
    spent: { readonly usd: number } = { usd: 0 },
  ): Promise<Result<LedgerEntry, GateError>> {
    return this.#parts.exclusively(lock, async () => {
      const head = await this.#head();
      if (!head.ok) return head;
      const appended = appendEntry(head.value.state, { ...draft, epoch: await this.#records.epoch() });
      if (!appended.ok) return err({ code: 'failed', message: appended.error.message });
      const { entry } = appended.value.last;
      const before = this.#today(head.value);
      const isSent = draft.decision === 'sent';
      const next: StoredHead = {
        ...head.value,
        state: appended.value,
        signed: await this.#sign(head.value, appended.value, entry.epoch),
        spent: {
          day: this.#day(),
          requests: before.requests + (isSent ? 1 : 0),
          bytes: before.bytes + draft.sentBytes,
          usd: Math.max(0, before.usd + spent.usd),
        },
      };
      const more = typeof also === 'function' ? also(entry.sequence) : also;
      const written = await this.#records.write({
        ...more,
        puts: [
          ...(more.puts ?? []),
          { store: 'ledger', id: idOf(entry.sequence), value: entry },
          { store: 'gate', id: headId, value: next },
        ],
      });
      return written.ok ? ok(entry) : err(vaultFailure(written.error));
    });
  }

  /** What has left since midnight, by this device's clock. */
  async spentToday(): Promise<Result<SpentToday, GateError>> {
    const head = await this.#head();
    if (!head.ok) return head;
    const { requests, bytes, usd } = this.#today(head.value);
    return ok({ requests, bytes, usd });
  }

  /** Entries from a sequence number on. */
  async list(from: number, count: number): Promise<Result<readonly LedgerEntry[], GateError>> {
    if (!Number.isSafeInteger(from) || !Number.isSafeInteger(count) || from < 0 || count < 0) return ok([]);
    const to = from + Math.min(count, mostEntries);
    const listed = await this.#records.list('ledger', idOf(from), idOf(to));
    return listed.ok ? ok(listed.value as readonly LedgerEntry[]) : err(vaultFailure(listed.error));
  }

  /** The whole ledger, checked against the head that was signed last. */
  async summary(): Promise<Result<LedgerSummary, GateError>> {
    const exported = await this.#exported();
    if (!exported.ok) return exported;
    if (exported.value === null) return ok({ head: null, witness: null, size: 0, problems: [] });
    const { header, lines } = exported.value;
    const { findings } = await verifyLedger(exported.value);
    const signed = header.signedTreeHead;
    return ok({
      head: signed,
      witness: signed === null ? null : formatWitness(signed),
      size: lines.length,
      problems: findings.map(({ message }) => message),
    });
  }

  async export(format: 'jsonl' | 'csv'): Promise<Result<string, GateError>> {
    const exported = await this.#exported();
    if (!exported.ok) return exported;
    if (exported.value === null) {
      return err({ code: 'gone', message: 'The ledger is empty: nothing has left, and nothing was held back.' });
    }
    const entries = exported.value.lines.flatMap(({ entry }) => (entry === null ? [] : [entry]));
    return ok(format === 'csv' ? ledgerCsv(entries) : ledgerJsonl(exported.value));
  }

  async #exported() {
    const [head, listed] = await Promise.all([this.#head(), this.#records.list('ledger')]);
    if (!head.ok) return head;
    if (!listed.ok) return err(vaultFailure(listed.error));
    const entries = listed.value as readonly LedgerEntry[];
    const { ledgerId, signed } = head.value;
    // Each entry was written with a head.
    if (signed === null) return ok(null);
    const header = {
      format: 'stayput-ledger/1',
      ledgerId,
      exportedAt: this.#parts.now(),
      signedTreeHead: signed,
    } as const;
    return ok(exportedLedger(header, entries));
  }

  async #head(): Promise<Result<StoredHead, GateError>> {
    const kept = await this.#records.get('gate', headId);
    if (!kept.ok) return err(vaultFailure(kept.error));
    if (kept.value !== null) return ok(kept.value as StoredHead);
    try {
      return ok({
        ledgerId: crypto.randomUUID(),
        key: await newSigningKey(),
        state: emptyLedger,
        signed: null,
        spent: { day: this.#day(), requests: 0, bytes: 0, usd: 0 },
      });
    } catch {
      return err({
        code: 'failed',
        message: 'This browser can’t sign the ledger (no Ed25519), so nothing is sent. A newer browser can.',
      });
    }
  }

  async #sign({ key, ledgerId }: StoredHead, state: LedgerState, epoch: number): Promise<SignedTreeHead> {
    return signTreeHead(treeHeadOf(state, { ledgerId, epoch, time: this.#parts.now() }), await openSigningKey(key));
  }

  #today({ spent }: StoredHead): SpentToday {
    return spent.day === this.#day() ? spent : { requests: 0, bytes: 0, usd: 0 };
  }

  #day(): string {
    return new Date(this.#parts.now()).toDateString();
  }
}

/** Ids in the order of their numbers. */
function idOf(sequence: number): string {
  return String(sequence).padStart(digitsOfSequence, '0');
}
