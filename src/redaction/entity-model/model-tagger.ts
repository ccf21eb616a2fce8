import type { EntityTagger, TaggedSpan } from '../tagger';
import { spansOf, type Thresholds } from './spans';
import { readLabels, taggedWords, type Label, type TaggedWord } from './tagged-words';
import { windowsOf } from './windows';
import type { WordPiece, WordPieces } from './word-pieces';

/** Runs a token classifier over windows of pieces. */
export interface PieceClassifier {
  /** Name and version of the weights. */
  readonly version: string;
  /** Label of each output, `O` first, then `B-` and `I-` of each type. */
  readonly labels: readonly string[];
  /** Pieces of a window at most, special ones included. */
  readonly maxPieces: number;
  readonly thresholds: Thresholds;
  /** Logits of each window, for one piece after the other. They must not depend on the other windows of the call. */
  classify(windows: readonly (readonly number[])[]): Promise<readonly Float32Array[]>;
}

/** Pieces of a call, about: soon done, so that a cancel soon works. */
const piecesPerCall = 512;
/** The pieces that begin and end each window. */
const specialPieces = 2;

/** A window of some text, as the model reads it. */
interface Job {
  /** Index of the text. */
  readonly text: number;
  readonly pieces: readonly WordPiece[];
  /** Which of the pieces are the window's own, exclusive of the last. */
  readonly ownFirst: number;
  readonly ownLast: number;
}

/** Finds entities with a token classifier. */
export class ModelTagger implements EntityTagger {
  readonly #classifier: PieceClassifier;
  readonly #pieces: WordPieces;
  readonly #labels: readonly Label[];
  readonly #pause: () => Promise<void>;

  /**
   * @param pause awaited before each call of the classifier, which may keep its thread busy: lets a cancel come in
   * @throws Error when the classifier has a label of no known type
   */
  constructor(classifier: PieceClassifier, pieces: WordPieces, pause: () => Promise<void> = () => Promise.resolve()) {
    this.#classifier = classifier;
    this.#pieces = pieces;
    this.#labels = readLabels(classifier.labels);
    this.#pause = pause;
  }

  get version(): string {
    return this.#classifier.version;
  }

  /** @throws what `signal` was aborted with */
  async tag(
    texts: readonly string[],
    signal?: AbortSignal,
    onProgress?: (share: number) => void,
  ): Promise<readonly (readonly TaggedSpan[])[]> {
    const jobs = texts.flatMap((text, index) => this.#jobsOf(text, index));
    const words = texts.map((): TaggedWord[] => []);
    for (let done = 0; done < jobs.length;) {
      await this.#pause();
      signal?.throwIfAborted();
      const batch = nextBatch(jobs, done);
      for (const [{ text }, own] of await this.#wordsOf(batch)) words[text]?.push(...own);
      done += batch.length;
      onProgress?.(done / jobs.length);
    }
    return texts.map((text, index) => spansOf(text, words[index] ?? [], this.#classifier.thresholds));
  }

  #jobsOf(text: string, index: number): readonly Job[] {
    const pieces = this.#pieces.split(text);
    return windowsOf(text, pieces, this.#classifier.maxPieces - specialPieces).map(
      ({ first, last, ownFirst, ownLast }) => ({
        text: index,
        pieces: pieces.slice(first, last),
        ownFirst: ownFirst - first,
        ownLast: ownLast - first,
      }),
    );
  }

  async #wordsOf(batch: readonly Job[]): Promise<readonly (readonly [Job, readonly TaggedWord[]])[]> {
    const { begin, end } = this.#pieces.special;
    const logits = await this.#classifier.classify(
      batch.map(({ pieces }) => [begin, ...pieces.map(({ id }) => id), end]),
    );
    return batch.map((job, place) => {
      const own = job.pieces.slice(job.ownFirst, job.ownLast);
      // The first row is that of the piece that begins each window.
      const from = (job.ownFirst + 1) * this.#labels.length;
      const rows = logits[place]?.subarray(from, from + own.length * this.#labels.length) ?? new Float32Array();
      if (rows.length < own.length * this.#labels.length) throw new Error('The classifier left pieces out.');
      return [job, taggedWords(own, rows, this.#labels)];
    });
  }
}

function nextBatch(jobs: readonly Job[], from: number): readonly Job[] {
  let to = from;
  for (let pieces = 0; to < jobs.length && pieces < piecesPerCall; to++) pieces += jobs[to]?.pieces.length ?? 0;
  return jobs.slice(from, to);
}
