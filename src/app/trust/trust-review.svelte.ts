import type { Severity } from '../../routing';
import type { Result } from '../../shared/result';
import type { TaskPack } from '../../tasks';
import type { AppState } from '../state/app-state';
import type { Trust } from '../state/trust.svelte';
import { plural } from '../words/format';
import type { Judge, TaskOverview } from './judge';
import { readTarget, type Mistake } from './trust-words';

/** What is known of how far one pack is trusted, while the page about it is open, and what a person does there. */
export class TrustReview {
  readonly #app: Pick<AppState, 'announcer' | 'library' | 'model'>;
  readonly #judge: Judge;
  readonly pack: TaskPack;
  #overview = $state.raw<TaskOverview | null>(null);
  #looked = $state<number | null>(null);
  #learned = $state<number | null>(null);
  #problem = $state<string | null>(null);
  #notLearned = $state.raw<readonly string[]>([]);
  #looking: AbortController | null = null;
  #learning: AbortController | null = null;

  constructor(app: Pick<AppState, 'announcer' | 'library' | 'model'>, judge: Judge, pack: TaskPack) {
    this.#app = app;
    this.#judge = judge;
    this.pack = pack;
  }

  get trust(): Trust {
    return this.#judge.trust;
  }

  /** Null until the documents were looked at. */
  get overview(): TaskOverview | null {
    return this.#overview;
  }

  /** How far the look at the documents is, from 0 to 1; null while there is none. */
  get looked(): number | null {
    return this.#looked;
  }

  /** The same of learning. */
  get learned(): number | null {
    return this.#learned;
  }

  /** A sentence; null when nothing went wrong. */
  get problem(): string | null {
    return this.#problem;
  }

  /** What could not be learned the last time, a sentence each. */
  get notLearned(): readonly string[] {
    return this.#notLearned;
  }

  /** Answers that can be learned from. */
  get answers(): number {
    return [...(this.#overview?.teaching.values() ?? [])].reduce((sum, count) => sum + count, 0);
  }

  /** Looks at the documents; the latest look replaces one that is under way. */
  async look(): Promise<void> {
    this.#looking?.abort();
    const own = new AbortController();
    this.#looking = own;
    this.#looked = 0;
    this.#problem = null;
    const onProgress = (share: number) => {
      if (!own.signal.aborted) this.#looked = share;
    };
    const reviewed = await this.#judge.review(this.pack, { onProgress, signal: own.signal });
    if (own.signal.aborted) return;
    this.#looked = null;
    if (reviewed?.ok === true) this.#overview = reviewed.value;
    else if (reviewed !== null) this.#problem = reviewed.error.message;
  }

  /** Stops all that is under way: the page is left. */
  stop(): void {
    this.#looking?.abort();
    this.#learning?.abort();
  }

  async askForMoreChecks(): Promise<void> {
    await this.#change(this.#judge.askForMoreChecks(this.pack.id), 'More spot checks are asked for.');
  }

  /** Answers with the mistake in what was typed, or null. */
  async promise(typed: string): Promise<Mistake | null> {
    const target = readTarget(typed);
    if (!target.ok) return target.error;
    await this.#change(this.trust.setTarget(this.pack.id, target.value), 'The promise is saved.');
    return null;
  }

  async setMayLearn(mayLearn: boolean): Promise<void> {
    const said = mayLearn ? 'This device may learn from your answers.' : 'This device does not learn any more.';
    await this.#change(this.trust.setMayLearn(mayLearn), said);
  }

  async setSeverity(question: string, severity: Severity): Promise<void> {
    await this.#change(this.trust.setSeverity(this.pack.id, question, severity), `Severity ${severity} is saved.`);
  }

  async startAnew(question: string): Promise<void> {
    await this.#change(
      this.trust.startAnew(this.pack.id, question),
      'The question begins again with the labels at hand.',
    );
  }

  async rollBack(key: string | null): Promise<void> {
    const said = key === null ? 'The model alone answers.' : 'The version is in use again.';
    await this.#change(this.trust.rollBack(this.pack.id, key), said);
  }

  async forget(): Promise<void> {
    this.#notLearned = [];
    await this.#change(this.trust.forget(this.pack.id), 'All that was learned is forgotten.');
  }

  /** Has the documents read again whose check doesn't count any more. */
  async readAgain(): Promise<void> {
    const { announcer, library, model } = this.#app;
    const rows = (this.#overview?.stale ?? [])
      .map((id) => library.row(id))
      .filter((row) => row !== null)
      .filter(({ isUnderWay }) => !isUnderWay);
    const isReady = model.status.phase === 'ready';
    announcer.say(
      `${plural(rows.length, 'document')} will be read again${isReady ? '' : ', once the model is ready'}.`,
    );
    await library.retryAll(rows);
    if (this.#looking?.signal.aborted !== true) await this.look();
  }

  async learn(): Promise<void> {
    const own = new AbortController();
    this.#learning = own;
    this.#learned = 0;
    this.#problem = null;
    this.#notLearned = [];
    const onProgress = (share: number) => {
      this.#learned = share;
    };
    const learned = await this.#judge.learn(this.pack, onProgress, own.signal);
    this.#learned = null;
    if (learned.ok) {
      this.#notLearned = learned.value.problems;
      this.#app.announcer.say(`Learned from ${plural(learned.value.documents, 'document')}.`);
      if (!own.signal.aborted) await this.look();
    } else if (learned.error.code === 'cancelled') {
      this.#app.announcer.say('Learning was stopped. Nothing was changed.');
    } else {
      this.#problem = learned.error.message;
    }
  }

  stopLearning(): void {
    this.#learning?.abort();
  }

  async #change(change: Promise<Result<void, Mistake>>, said: string): Promise<void> {
    this.#problem = null;
    const changed = await change;
    if (!changed.ok) {
      this.#problem = changed.error.message;
      return;
    }
    this.#app.announcer.say(said);
    await this.look();
  }
}
