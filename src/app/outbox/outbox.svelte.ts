import type { EscalationOrder, GateDescription, GateError, GatePort, OutboxView } from '../../egress';
import { ok, type Result } from '../../shared/result';
import type { Normalise, Services } from '../ports';
import { GateAsker } from '../audit/gate-asker';
import type { Announcer } from '../state/announcer.svelte';
import type { Packs } from '../state/packs.svelte';
import { applyAnswer, outcomeWords } from './apply-answer';

interface OutboxParts {
  readonly announcer: Announcer;
  readonly packs: Packs;
  /** Told which document has got an answer. */
  readonly onApplied?: (documentId: string) => void;
}

/** What waits to leave the device, as a page shows it: it follows the gate while the page is open. */
export class Outbox {
  readonly #services: Services;
  readonly #asker: GateAsker;
  readonly #parts: OutboxParts;
  #requests = $state.raw<readonly OutboxView[] | null>(null);
  #description = $state.raw<GateDescription | null>(null);
  #problem = $state.raw<string | null>(null);
  /** What a person has just asked for, and is not done. */
  #busy = $state<string | null>(null);
  /** From 0 to 1. */
  #preparedShare = $state<number | null>(null);
  #answering = $state.raw<{ readonly id: string; readonly characters: number } | null>(null);
  #loading: Promise<void> | null = null;
  #isStale = false;
  /** What is being put into its document, by request id. */
  #applying: readonly string[] = [];
  #normalise: Normalise | null = null;

  constructor(services: Services, parts: OutboxParts) {
    this.#services = services;
    this.#asker = new GateAsker(services);
    this.#parts = parts;
  }

  /** Null while it is not known. The newest first. */
  get requests(): readonly OutboxView[] | null {
    return this.#requests;
  }

  get description(): GateDescription | null {
    return this.#description;
  }

  /** A sentence about what went wrong last; null when nothing did. */
  get problem(): string | null {
    return this.#problem;
  }

  get busy(): string | null {
    return this.#busy;
  }

  /** How much of a document is redacted, from 0 to 1; null while none is. */
  get preparedShare(): number | null {
    return this.#preparedShare;
  }

  /** How much of the answer to a request has come, in characters. */
  receivedCharacters(id: string): number {
    return this.#answering?.id === id ? this.#answering.characters : 0;
  }

  /** Follows the gate. Returns the function that ends it. */
  watch(): () => void {
    void this.load();
    return this.#asker.subscribe((event) => {
      if (event.kind === 'preparing') this.#preparedShare = event.share;
      else if (event.kind === 'answering') this.#answering = event;
      else void this.load();
    });
  }

  /** Asks for everything again. What changes meanwhile is asked for once more. */
  async load(): Promise<void> {
    this.#isStale = true;
    this.#loading ??= this.#loadAll().finally(() => {
      this.#loading = null;
    });
    await this.#loading;
  }

  /** Makes a request of an order, and answers with it; null where it was not made: {@link problem} says why. */
  async prepare(order: EscalationOrder): Promise<OutboxView | null> {
    const prepared = await this.#do('Redacting the document on this device', (gate) => gate.prepare(order));
    this.#preparedShare = null;
    return prepared.ok ? prepared.value : null;
  }

  /** Ends what {@link prepare} has begun. */
  async stopPreparing(): Promise<void> {
    await this.#asker.ask((gate) => gate.stopPreparing().then(() => ok(undefined)));
  }

  /** Breaks off a request that is on its way. */
  async stopSending({ id }: OutboxView): Promise<void> {
    const stopped = await this.#asker.ask((gate) => gate.stopSending(id).then(ok));
    if (stopped.ok && !stopped.value) this.#problem = 'It is sent from another tab of Stayput. Stop it there.';
  }

  async approve({ id, bodySha256 }: OutboxView, remember: boolean): Promise<boolean> {
    const done = await this.#do('Approving', (gate) => gate.approve(id, bodySha256, remember));
    if (done.ok) this.#parts.announcer.say('Approved. It is sent when there is a network.');
    return done.ok;
  }

  async withdraw({ id }: OutboxView, why: 'keep-local' | 'withdraw'): Promise<boolean> {
    const done = await this.#do('Taking it back', (gate) => gate.withdraw(id, why));
    if (done.ok) this.#parts.announcer.say(why === 'keep-local' ? 'Kept on this device.' : 'Taken out of the outbox.');
    return done.ok;
  }

  async retry({ id, bodySha256 }: OutboxView): Promise<boolean> {
    const done = await this.#do('Sending it again', (gate) => gate.retry(id, bodySha256));
    if (done.ok) this.#parts.announcer.say('It is sent again.');
    return done.ok;
  }

  /** Takes a request that has ended out of the outbox. */
  async take({ id }: OutboxView): Promise<boolean> {
    return (await this.#do('Taking it out', (gate) => gate.take(id))).ok;
  }

  async #loadAll(): Promise<void> {
    while (this.#isStale) {
      this.#isStale = false;
      const [listed, described] = await Promise.all([
        this.#asker.ask((gate) => gate.listOutbox()),
        this.#asker.ask((gate) => gate.describe()),
      ]);
      if (described.ok) this.#description = described.value;
      else this.#problem = described.error.message;
      if (listed.ok) this.#requests = listed.value;
      else this.#problem = listed.error.message;
      // An answer that is put into its document leaves the outbox, so it is looked at once more.
      for (const request of this.#requests ?? []) if (request.state === 'answered') await this.#apply(request);
    }
  }

  /** An answer goes into its document once; then the request leaves the outbox. */
  async #apply(request: OutboxView): Promise<void> {
    if (this.#applying.includes(request.id)) return;
    this.#applying = [...this.#applying, request.id];
    this.#normalise ??= await this.#services.loadNormaliser().catch(() => null);
    const applied = await applyAnswer(request, this.#services, this.#parts.packs.newest, this.#normalise);
    if (!applied.ok) {
      this.#problem = applied.error.message;
      this.#applying = this.#applying.filter((id) => id !== request.id);
      return;
    }
    const taken = await this.#asker.ask((gate) => gate.take(request.id));
    if (!taken.ok) this.#problem = taken.error.message;
    this.#parts.announcer.tell(
      `An answer came from ${request.destination?.name ?? 'outside'}: ${outcomeWords(applied.value)}.`,
    );
    this.#parts.onApplied?.(request.order.documentId);
  }

  async #do<T>(words: string, work: (gate: GatePort) => Promise<Result<T, GateError>>): Promise<Result<T, GateError>> {
    this.#busy = words;
    this.#problem = null;
    const done = await this.#asker.ask<T>(work);
    this.#busy = null;
    if (!done.ok) this.#problem = done.error.message;
    await this.load();
    return done;
  }
}
