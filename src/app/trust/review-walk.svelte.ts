import type { TaskPack } from '../../tasks';
import type { QueueItem } from '../../workflow';
import { plural } from '../words/format';
import type { Judge } from './judge';

/** A person's way through what they are asked: one question after the other, and back. */
export class ReviewWalk {
  readonly pack: TaskPack;
  readonly #judge: Judge;
  readonly #say: (sentence: string) => void;
  readonly #controller = new AbortController();
  #items = $state.raw<readonly QueueItem[] | null>(null);
  #place = $state(0);
  #answered = $state.raw<readonly number[]>([]);
  #share = $state(0);
  #problem = $state<string | null>(null);

  constructor(judge: Judge, pack: TaskPack, say: (sentence: string) => void) {
    this.#judge = judge;
    this.pack = pack;
    this.#say = say;
  }

  /** Looks up what is asked. */
  async start(): Promise<void> {
    const { signal } = this.#controller;
    const onProgress = (share: number): void => {
      this.#share = share;
    };
    const overview = await this.#judge.review(this.pack, { signal, onProgress });
    if (overview === null) return;
    if (overview.ok) this.#items = overview.value.queue;
    else this.#problem = overview.error.message;
  }

  stop(): void {
    this.#controller.abort();
  }

  /** How far the looking up is, from 0 to 1. */
  get share(): number {
    return this.#share;
  }

  get problem(): string | null {
    return this.#problem;
  }

  /** Null while it is looked up. */
  get total(): number | null {
    return this.#items?.length ?? null;
  }

  /** From 0. */
  get place(): number {
    return this.#place;
  }

  /** What is asked now; null: nothing, or nothing more. */
  get current(): QueueItem | null {
    return this.#items?.[this.#place] ?? null;
  }

  /** The question that was answered last; null: none was, or all were gone back to. */
  get lastAnswered(): QueueItem | null {
    return this.#items?.[this.#answered.at(-1) ?? -1] ?? null;
  }

  /** The current question is answered. */
  async answered(words: string): Promise<void> {
    this.#answered = [...this.#answered, this.#place];
    await this.#go(words);
  }

  /** Leaves the current question for later. A spot check can't be left out: those that are hard would be. */
  async skip(): Promise<void> {
    if (this.current?.askedFor === 'decision') await this.#go('Left for later.');
  }

  /** Back to the question that was answered last; its answer is for the caller to take back. */
  goBack(words: string): void {
    const last = this.#answered.at(-1);
    if (last === undefined) return;
    this.#answered = this.#answered.slice(0, -1);
    this.#place = last;
    this.#say(words);
  }

  async #go(words: string): Promise<void> {
    this.#place += 1;
    const left = (this.total ?? 0) - this.#place;
    this.#say(`${words} ${left === 0 ? 'That was the last question.' : `${plural(left, 'question')} left.`}`);
    // What the answers say is kept at once, also where nobody opens the Trust page.
    if (left === 0) await this.#judge.review(this.pack, { signal: this.#controller.signal });
  }
}
