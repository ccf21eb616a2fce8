import type { DestinationView, GateDescription } from '../../egress';
import type { Services } from '../ports';
import type { Announcer } from '../state/announcer.svelte';
import { GateAsker } from './gate-asker';
import { LedgerView } from './ledger-view.svelte';

/** What a try to reach a destination came to. */
export type ConnectionTest =
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly models: readonly string[] }
  | { readonly kind: 'failed'; readonly message: string };

/** The gate as whoever audits it sees it: what could leave, the keys, the policy and the ledger. */
export class AuditSession {
  readonly ledger: LedgerView;
  readonly #gate: GateAsker;
  readonly #announcer: Announcer;
  readonly #unsubscribe: () => void;
  #description = $state.raw<GateDescription | null>(null);
  #problem = $state<string | null>(null);
  #tests = $state.raw<Readonly<Record<string, ConnectionTest | null>>>({});

  constructor(services: Pick<Services, 'loadGate'>, announcer: Announcer) {
    this.#gate = new GateAsker(services);
    this.#announcer = announcer;
    this.ledger = new LedgerView(this.#gate);
    this.#unsubscribe = this.#gate.subscribe(({ kind }) => {
      if (kind === 'outbox') void this.ledger.refresh();
      // What was spent today changes with the ledger, too.
      void this.#describe();
    });
  }

  /** What holds now; null while it is not known. */
  get description(): GateDescription | null {
    return this.#description;
  }

  /** Why it is not known, or no longer. */
  get problem(): string | null {
    return this.#problem;
  }

  /** The last try to reach a destination; null while there was none. */
  testOf({ id }: DestinationView): ConnectionTest | null {
    return this.#tests[id] ?? null;
  }

  async start(): Promise<void> {
    await Promise.all([this.#describe(), this.ledger.refresh()]);
  }

  end(): void {
    this.#unsubscribe();
  }

  /**
   * Hands a key over to the gate, or takes it away. It is kept nowhere else.
   *
   * @returns null, or why it was not done
   */
  async setKey({ id, name }: DestinationView, key: string | null): Promise<string | null> {
    const set = await this.#gate.ask((gate) => gate.setServerKey(id, key));
    if (!set.ok) return set.error.message;
    // What was tried with another key says nothing about this one.
    this.#setTest(id, null);
    this.#announcer.say(key === null ? `The key for ${name} is removed.` : `The key for ${name} is kept in the vault.`);
    await this.#describe();
    return null;
  }

  /** Asks a destination for its models. No document is involved. */
  async testConnection({ id, name }: DestinationView): Promise<void> {
    this.#setTest(id, { kind: 'running' });
    const tested = await this.#gate.ask((gate) => gate.testConnection(id));
    this.#setTest(
      id,
      tested.ok ? { kind: 'done', models: tested.value } : { kind: 'failed', message: tested.error.message },
    );
    this.#announcer.say(tested.ok ? `${name} answers.` : tested.error.message);
  }

  /**
   * Takes the person's own policy; null takes it away.
   *
   * @returns null, or why it was not done
   */
  async setPolicy(json: string | null): Promise<string | null> {
    const set = await this.#gate.ask((gate) => gate.setPolicy(json));
    if (!set.ok) return set.error.message;
    this.#announcer.say(json === null ? 'Your own policy is removed.' : 'The policy is taken.');
    await this.#describe();
    return null;
  }

  async #describe(): Promise<void> {
    const described = await this.#gate.ask((gate) => gate.describe());
    if (described.ok) this.#description = described.value;
    this.#problem = described.ok ? null : described.error.message;
  }

  #setTest(id: string, test: ConnectionTest | null): void {
    this.#tests = { ...this.#tests, [id]: test };
  }
}
