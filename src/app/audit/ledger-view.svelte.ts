import type { LedgerEntry, LedgerSummary } from '../../egress';
import { parseLedger, parseWitness, verifyLedger, type LedgerReport } from '../../egress/vocabulary';
import { ok, type Result } from '../../shared/result';
import { sha256Hex } from '../../shared/sha256';
import type { GateAsker } from './gate-asker';

interface Problem {
  readonly message: string;
}

/** The bytes that left with a request, and whether they are the ones that its entry names. */
export interface CheckedBody {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly isRight: boolean;
}

/** What the gate hands out at once. */
const entriesAtOnce = 1000;
/** More entries would take more memory than a page should; the export has all. */
const mostEntries = 50_000;

/** The ledger on the audit page: its newest entries, oldest first, and what vouches for them. */
export class LedgerView {
  readonly #gate: GateAsker;
  #entries = $state.raw<readonly LedgerEntry[]>([]);
  #summary = $state.raw<LedgerSummary | null>(null);
  #problem = $state<string | null>(null);
  #isReading = $state(false);
  #reading: Promise<void> | null = null;
  #hasMore = false;

  constructor(gate: GateAsker) {
    this.#gate = gate;
  }

  get entries(): readonly LedgerEntry[] {
    return this.#entries;
  }

  get summary(): LedgerSummary | null {
    return this.#summary;
  }

  /** Why the ledger can't be shown. */
  get problem(): string | null {
    return this.#problem;
  }

  get isReading(): boolean {
    return this.#isReading;
  }

  /** Entries that are in the ledger, but too old to be shown. */
  get left(): number {
    return Math.max(0, (this.#summary?.size ?? 0) - this.#entries.length);
  }

  /** Reads what is new. What is asked for while it reads is read afterwards. */
  refresh(): Promise<void> {
    this.#hasMore = true;
    this.#reading ??= this.#readAll().finally(() => {
      this.#reading = null;
      this.#isReading = false;
    });
    return this.#reading;
  }

  /** The whole ledger as the text of a file. */
  export(format: 'jsonl' | 'csv'): Promise<Result<string, Problem>> {
    return this.#gate.ask((gate) => gate.exportLedger(format));
  }

  /** The exact bytes that left with an entry's request, hashed here. Null: none are kept, as it never left. */
  async body({ requestId, bodySha256 }: LedgerEntry): Promise<Result<CheckedBody | null, Problem>> {
    const body = await this.#gate.ask((gate) => gate.getBody(requestId));
    if (!body.ok || body.value === null) return body.ok ? ok(null) : body;
    const bytes = new Uint8Array(body.value);
    return ok({ bytes, isRight: (await sha256Hex(bytes)) === bodySha256 });
  }

  /** Compares the whole ledger with what somebody kept elsewhere; see `formatWitness`. */
  async compare(text: string): Promise<Result<LedgerReport, Problem>> {
    const witness = parseWitness(text);
    if (!witness.ok) return witness;
    const exported = await this.export('jsonl');
    if (!exported.ok) return exported;
    const ledger = parseLedger(exported.value);
    return ledger.ok ? ok(await verifyLedger(ledger.value, { witnesses: [witness.value] })) : ledger;
  }

  async #readAll(): Promise<void> {
    this.#isReading = true;
    while (this.#hasMore) {
      this.#hasMore = false;
      const read = await this.#readNew();
      this.#problem = read.ok ? null : read.error.message;
    }
  }

  async #readNew(): Promise<Result<void, Problem>> {
    const summary = await this.#gate.ask((gate) => gate.ledgerSummary());
    if (!summary.ok) return summary;
    this.#summary = summary.value;
    const { size, head } = summary.value;
    // A ledger with entries missing has higher numbers than it has entries.
    const end = Math.max(size, head?.head.size ?? 0);
    const last = this.#entries.at(-1)?.sequence ?? -1;
    // Shorter than before: another one, from a backup.
    if (last >= end) this.#entries = [];
    const start = Math.max(last >= end ? 0 : last + 1, end - mostEntries);
    for (let from = start; from < end; from += entriesAtOnce) {
      const first = from;
      const listed = await this.#gate.ask((gate) => gate.listLedger(first, entriesAtOnce));
      if (!listed.ok) return listed;
      this.#entries = [...this.#entries, ...listed.value].slice(-mostEntries);
    }
    return ok(undefined);
  }
}
