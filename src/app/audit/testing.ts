import type { DestinationView, GateDescription, GateEvent, GatePort, LedgerEntry, SendError } from '../../egress';
import { err, ok, type Result } from '../../shared/result';
import type { GateService } from '../ports';

/** What a scripted gate's ledger says of itself. */
export interface ScriptedLedger {
  readonly entries: readonly LedgerEntry[];
  readonly summary: Extract<Awaited<ReturnType<GatePort['ledgerSummary']>>, { ok: true }>['value'];
  /** As `exportLedger('jsonl')` gives it. */
  readonly jsonl: string;
}

const notScripted = () => Promise.resolve(err({ code: 'failed', message: 'Not scripted.' } as const));

/** A gate whose state a test sets by hand. */
export class ScriptedGate implements GateService {
  description: GateDescription = {
    destinations: [],
    policy: {
      name: 'Nothing leaves',
      hash: 'a1'.repeat(32),
      json: '{"name":"Nothing leaves"}',
      isOfOrganisation: false,
      explanation: ['Nothing can leave this device.'],
    },
    spentToday: { requests: 0, bytes: 0, usd: 0 },
  };
  ledger: ScriptedLedger = {
    entries: [],
    summary: { head: null, witness: null, problems: [], size: 0 },
    jsonl: '',
  };
  /** Why the next keys and policies are refused. */
  refusal: string | null = null;
  /** Why the gate does not describe itself. */
  silence: string | null = null;
  models: Result<readonly string[], SendError> = ok([]);
  readonly bodies = new Map<string, Uint8Array>();
  readonly keys: (readonly [string, string | null])[] = [];
  readonly policies: (string | null)[] = [];
  readonly tested: string[] = [];
  readonly #listeners = new Set<(event: GateEvent) => void>();

  readonly ask: GateService['ask'] = (work) => work(this.#port);

  subscribe(listener: (event: GateEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(event: GateEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  has(...destinations: readonly DestinationView[]): void {
    this.description = { ...this.description, destinations };
  }

  readonly #port: GatePort = {
    describe: () =>
      Promise.resolve(
        this.silence === null ? ok(this.description) : err({ code: 'policy-invalid', message: this.silence }),
      ),
    prepare: notScripted,
    stopPreparing: () => Promise.resolve(),
    stopSending: () => Promise.resolve(true),
    approve: notScripted,
    withdraw: notScripted,
    retry: notScripted,
    listOutbox: () => Promise.resolve(ok([])),
    take: notScripted,
    flush: () => Promise.resolve(),
    setServerKey: (id, key) => {
      if (this.refusal !== null) return Promise.resolve(err({ code: 'failed', message: this.refusal }));
      this.keys.push([id, key]);
      this.has(...this.description.destinations.map((one) => (one.id === id ? { ...one, hasKey: key !== null } : one)));
      return Promise.resolve(ok(undefined));
    },
    testConnection: (id) => {
      this.tested.push(id);
      return Promise.resolve(this.models);
    },
    setPolicy: (json) => {
      if (this.refusal !== null) return Promise.resolve(err({ code: 'policy-invalid', message: this.refusal }));
      this.policies.push(json);
      this.silence = null;
      return Promise.resolve(ok(undefined));
    },
    ledgerSummary: () => Promise.resolve(ok(this.ledger.summary)),
    listLedger: (from, count) =>
      Promise.resolve(
        ok(this.ledger.entries.filter(({ sequence }) => sequence >= from && sequence < from + Math.min(count, 1000))),
      ),
    exportLedger: (format) => Promise.resolve(ok(format === 'jsonl' ? this.ledger.jsonl : 'sequence\r\n0\r\n')),
    getBody: (requestId) => Promise.resolve(ok(this.bodies.get(requestId) ?? null)),
  };
}
