import type { Span } from '../../documents';
import type { EntityType, OperatorName, OperatorPolicy, RedactedEntity, Redaction } from '../../redaction';
import type { DocumentEntry, EntityMark, StoredMark, VaultError } from '../../vault';
import type { RedactionPort, Services } from '../ports';
import type { Announcer } from '../state/announcer.svelte';
import type { Toasts } from '../state/toasts.svelte';
import { plural } from '../words/format';
import { isKnownMark, policyOf } from './stored';
import { typeLabel } from './entity-words';

/** How far the redaction is. What was there before stays on the page meanwhile. */
export type RunState =
  | { readonly kind: 'working'; readonly share: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly message: string };

/** The entity model, as the page knows it. */
export type EntityModelState =
  | { readonly kind: 'unknown' | 'none' | 'present' }
  | { readonly kind: 'absent'; readonly bytes: number }
  | { readonly kind: 'fetching'; readonly share: number; readonly bytes: number }
  | { readonly kind: 'failed'; readonly message: string };

const policySetting = 'redaction-policy';

/**
 * The redaction of one document: what was found in it, what a person says about that, and what stands there instead.
 *
 * Each of the person's steps is one or more stored marks of the same moment, so that the steps back survive a reload; the
 * steps forward again are only known to this object.
 */
export class RedactionSession {
  readonly id: string;
  readonly #services: Services;
  readonly #toasts: Toasts;
  readonly #announcer: Announcer;
  #entry = $state.raw<DocumentEntry | null>(null);
  #error = $state.raw<VaultError | null>(null);
  #marks = $state.raw<readonly StoredMark[]>([]);
  /** Steps that were taken back, the latest last. */
  #undone = $state.raw<readonly (readonly EntityMark[])[]>([]);
  #policy = $state.raw<Partial<OperatorPolicy>>({});
  #redaction = $state.raw<Redaction | null>(null);
  #run = $state.raw<RunState>({ kind: 'working', share: 0 });
  #model = $state.raw<EntityModelState>({ kind: 'unknown' });
  #active = $state.raw<Span | null>(null);
  #selection = $state.raw<Span | null>(null);
  #hidden = $state.raw<readonly EntityType[]>([]);
  #running: AbortController | null = null;
  #fetching: AbortController | null = null;
  #lastStep: Promise<unknown> = Promise.resolve();
  #port: RedactionPort | null = null;
  #isEnded = false;

  constructor(id: string, services: Services, part: { readonly toasts: Toasts; readonly announcer: Announcer }) {
    this.id = id;
    this.#services = services;
    this.#toasts = part.toasts;
    this.#announcer = part.announcer;
  }

  get entry(): DocumentEntry | null {
    return this.#entry;
  }

  get error(): VaultError | null {
    return this.#error;
  }

  /** The latest redaction; null while there is none. Its first part is the text, its second the name. */
  get redaction(): Redaction | null {
    return this.#redaction;
  }

  get run(): RunState {
    return this.#run;
  }

  get model(): EntityModelState {
    return this.#model;
  }

  /** What the person chose to happen, for all documents of this device. Types that are not in it get the default. */
  get policy(): Partial<OperatorPolicy> {
    return this.#policy;
  }

  get text(): string {
    return this.#entry?.content.text ?? '';
  }

  /** The entities of the text. */
  get entities(): readonly RedactedEntity[] {
    return this.#redaction?.parts[0]?.entities ?? [];
  }

  /** Types that the person does not want to see marked. */
  get hidden(): readonly EntityType[] {
    return this.#hidden;
  }

  /** The entity that the person looks at. */
  get active(): RedactedEntity | null {
    const active = this.#active;
    return active === null ? null : (this.entities.find((entity) => isSame(entity, active)) ?? null);
  }

  /** The last part of the text that was selected. It stays when a button takes the selection away. */
  get selection(): Span | null {
    return this.#selection;
  }

  get steps(): number {
    return this.#marks.filter(({ at }, place) => at !== this.#marks[place - 1]?.at).length;
  }

  get canUndo(): boolean {
    return this.#marks.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  async start(): Promise<void> {
    const { vault } = this.#services;
    const [entry, marks, policy] = await Promise.all([
      vault.getEntry(this.id),
      vault.listMarks(this.id),
      vault.getSetting(policySetting),
    ]);
    if (!entry.ok) {
      this.#error = entry.error;
      return;
    }
    if (marks.ok) this.#marks = marks.value.items;
    else this.#toasts.show(marks.error.message);
    this.#policy = policyOf(policy.ok ? policy.value : null);
    this.#entry = entry.value;
    await Promise.all([this.#lookForModel(), this.redact()]);
  }

  /** Ends what goes on, and the worker with it: it holds the document's text, and the memory of a model. */
  end(): void {
    this.#isEnded = true;
    this.#running?.abort();
    this.#fetching?.abort();
    this.#port?.end();
  }

  /** Redacts the document as the person's marks and choices are now. A run that goes on is given up. */
  async redact(): Promise<void> {
    const entry = this.#entry;
    if (entry === null) return;
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.#run = { kind: 'working', share: 0 };
    const port = await this.#redactor();
    if (port === null || this.#running !== running) return;
    const parts = [
      { id: 'text', text: entry.content.text },
      { id: 'name', text: entry.name },
    ];
    const redacted = await port.redact(parts, {
      policy: this.#policy,
      marks: this.#marks.filter(isKnownMark).map((mark) => ({ ...mark, part: 0 })),
      signal: running.signal,
      onProgress: (share) => {
        if (this.#running === running) this.#run = { kind: 'working', share };
      },
    });
    if (this.#running !== running) return;
    this.#running = null;
    if (redacted.ok) {
      this.#redaction = redacted.value;
      this.#run = { kind: 'done' };
    } else if (redacted.error.code === 'cancelled') this.#run = { kind: 'stopped' };
    else this.#run = { kind: 'failed', message: redacted.error.message };
  }

  /** Stops the redaction that goes on. */
  stop(): void {
    this.#running?.abort();
  }

  /** Fetches the entity model, and redacts with it. The person agreed. */
  async fetchModel(): Promise<void> {
    const port = await this.#redactor();
    if (port === null) return;
    const fetching = new AbortController();
    this.#fetching = fetching;
    const bytes = this.#model.kind === 'absent' ? this.#model.bytes : 0;
    this.#model = { kind: 'fetching', share: 0, bytes };
    const loaded = await port.loadModel({
      signal: fetching.signal,
      onProgress: (share) => {
        if (this.#fetching === fetching) this.#model = { kind: 'fetching', share, bytes };
      },
    });
    this.#fetching = null;
    if (loaded.ok) {
      this.#model = { kind: 'present' };
      this.#announcer.say('The entity model is here.');
      await this.redact();
    } else if (loaded.error.code === 'cancelled') await this.#lookForModel();
    else this.#model = { kind: 'failed', message: loaded.error.message };
  }

  /** Stops the download. What has come stays. */
  stopFetching(): void {
    this.#fetching?.abort();
  }

  /** Looks at an entity. */
  activate({ start, end }: Span): void {
    this.#active = { start, end };
    this.#selection = null;
  }

  /** Looks at the next entity that is shown, or at the one before, and answers it. */
  move(step: 1 | -1): RedactedEntity | null {
    const shown = this.entities.filter(({ type }) => !this.#hidden.includes(type));
    const at = this.#active?.start ?? (step > 0 ? -1 : Infinity);
    const next = step > 0 ? shown.find(({ start }) => start > at) : shown.findLast(({ start }) => start < at);
    if (next === undefined) return null;
    this.activate(next);
    return next;
  }

  select(span: Span): void {
    this.#selection = span;
    this.#active = null;
  }

  /** Shows or hides the marks of a type. */
  toggle(type: EntityType): void {
    const without = this.#hidden.filter((hidden) => hidden !== type);
    this.#hidden = without.length < this.#hidden.length ? without : [...without, type];
  }

  /** Entities with the very same words, this one among them. */
  alike({ start, end }: Span): readonly RedactedEntity[] {
    const words = this.text.slice(start, end);
    return this.entities.filter((entity) => this.text.slice(entity.start, entity.end) === words);
  }

  /** Marks a part of the text as an entity; the redaction finds its other mentions. */
  add(span: Span, type: EntityType): Promise<void> {
    const found = this.entities.find((entity) => isSame(entity, span)) ?? null;
    return this.#say([this.#mark(span, 'add', type, found)], `Marked as ${typeLabel(type)}.`);
  }

  /** Says that entities are none. */
  remove(entities: readonly RedactedEntity[]): Promise<void> {
    const marks = entities.map((entity) => this.#mark(entity, 'remove', entity.type, entity));
    return this.#say(marks, `${plural(marks.length, 'mention')} left as written.`);
  }

  /** Says that entities are of another type. */
  retype(entities: readonly RedactedEntity[], type: EntityType): Promise<void> {
    const marks = entities.map((entity) => this.#mark(entity, 'add', type, entity));
    return this.#say(marks, `Changed to ${typeLabel(type)}.`);
  }

  /** Takes the person's last step back. */
  undo(): Promise<void> {
    return this.#step(async () => {
      const at = this.#marks.at(-1)?.at;
      const last = this.#marks.filter((mark) => mark.at === at);
      for (const { id } of last) {
        const deleted = await this.#services.vault.deleteMark(id);
        if (!deleted.ok) {
          this.#toasts.show(deleted.error.message);
          return;
        }
        this.#marks = this.#marks.filter((mark) => mark.id !== id);
      }
      if (last.length === 0) return;
      this.#undone = [...this.#undone, last];
      this.#announcer.say('Taken back.');
      await this.redact();
    });
  }

  /** Takes the step again that was taken back last. */
  redo(): Promise<void> {
    return this.#step(async () => {
      const last = this.#undone.at(-1);
      if (last === undefined || !(await this.#keep(last))) return;
      this.#undone = this.#undone.slice(0, -1);
      this.#announcer.say('Done again.');
      await this.redact();
    });
  }

  /** Chooses what happens to a type, in all documents of this device. */
  async choose(type: EntityType, operator: OperatorName): Promise<void> {
    await this.#setPolicy({ ...this.#policy, [type]: operator });
  }

  /** Goes back to the defaults, which can be taken back. */
  async forgetChoices(): Promise<void> {
    const before = this.#policy;
    await this.#setPolicy({});
    this.#toasts.show('Every type gets its default again.', {
      label: 'Undo',
      run: () => {
        void this.#setPolicy(before);
      },
    });
  }

  async #setPolicy(policy: Partial<OperatorPolicy>): Promise<void> {
    const kept = await this.#services.vault.setSetting(policySetting, policy);
    if (!kept.ok) {
      this.#toasts.show(kept.error.message);
      return;
    }
    this.#policy = policy;
    await this.redact();
  }

  #mark(
    { start, end }: Span,
    action: EntityMark['action'],
    type: EntityType,
    found: RedactedEntity | null,
  ): EntityMark {
    return {
      documentId: this.id,
      start,
      end,
      action,
      type,
      found: found && { recognizer: found.recognizer, score: found.score },
      at: 0,
    };
  }

  #say(marks: readonly EntityMark[], sentence: string): Promise<void> {
    return this.#step(async () => {
      // Marks of one moment are one step: two steps must not have the same.
      const at = Math.max(Date.now(), (this.#marks.at(-1)?.at ?? 0) + 1);
      if (!(await this.#keep(marks.map((mark) => ({ ...mark, at }))))) return;
      this.#undone = [];
      // What was removed is no longer looked at, but the keys go on from there.
      const [only] = marks.length === 1 ? marks : [];
      if (only) this.#active = { start: only.start, end: only.end };
      this.#selection = null;
      this.#announcer.say(sentence);
      await this.redact();
    });
  }

  async #keep(marks: readonly EntityMark[]): Promise<boolean> {
    for (const mark of marks) {
      const kept = await this.#services.vault.appendMark(mark);
      if (!kept.ok) {
        this.#toasts.show(kept.error.message);
        return false;
      }
      this.#marks = [...this.#marks, kept.value];
    }
    return true;
  }

  /** One after the other: a key that is pressed twice must not take the same step twice. */
  #step(work: () => Promise<void>): Promise<void> {
    const step = this.#lastStep.then(work);
    this.#lastStep = step;
    return step;
  }

  async #lookForModel(): Promise<void> {
    const inspected = await (await this.#redactor())?.inspect();
    if (inspected === undefined) return;
    if (!inspected.ok) this.#model = { kind: 'failed', message: inspected.error.message };
    else if (inspected.value.state !== 'absent') this.#model = { kind: inspected.value.state };
    else this.#model = { kind: 'absent', bytes: inspected.value.totalBytes - inspected.value.cachedBytes };
  }

  async #redactor(): Promise<RedactionPort | null> {
    try {
      this.#port ??= await this.#services.loadRedaction();
    } catch {
      // A new version of the app may have replaced the file.
      this.#run = { kind: 'failed', message: 'The redaction could not be loaded. Reload Stayput and try again.' };
    }
    // The page may have been left meanwhile: its worker must not start then.
    return this.#isEnded ? null : this.#port;
  }
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}
