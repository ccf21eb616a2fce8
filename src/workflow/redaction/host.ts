import {
  analyzeTexts,
  keyBytes,
  ModelTagger,
  redactEach,
  restore,
  WordPieces,
  type AnalyzeOptions,
  type Entity,
  type EntityTagger,
  type PieceClassifier,
  type PlaceholderTable,
  type Redaction,
  type Restoration,
} from '../../redaction';
import { err, ok, type Result } from '../../shared/result';
import { tooLarge, type RedactionError, type RedactionOrder } from './order';

/** A classifier with the vocabulary that its pieces are of. */
export interface LoadableClassifier extends PieceClassifier {
  readonly vocabulary: string;
}

/** Where the entity model comes from. */
export interface EntityModelSource<E, S> {
  inspect(): Promise<S>;
  load(
    signal: AbortSignal,
    onBytes: (bytes: number) => void,
    mostThreads?: number,
  ): Promise<Result<LoadableClassifier, E>>;
}

type Found = Awaited<ReturnType<typeof analyzeTexts>>;
type OnProgress = ((share: number) => void) | null;

/** A text that each recognizer has something to look at in. */
const everyKind =
  'Dear Mr Okonkwo, invoice no. 4711 of 3 May 2026: pay $1,250.00 to DE89 3704 0044 0532 0130 00 (aged 43, born 3/5/1981), ' +
  '12 Elm Street, Springfield, IL 62704, +44 20 7946 0958, ann@example.org; password = "x", https://example.org/a?b=1';

/** What runs inside the redaction worker: the entity model, once it is wanted, and the redaction of requests. */
export class RedactionHost<E extends { readonly code: string; readonly message: string }, S> {
  readonly #source: EntityModelSource<E, S>;
  readonly #calls = new Map<number, AbortController>();
  #tagger: EntityTagger | null = null;
  /** What was found last: a person who marks and chooses has the same text redacted again and again. */
  #last: { readonly texts: readonly string[]; readonly tagger: EntityTagger | null; readonly found: Found } | null =
    null;
  /** Ends when the load that goes on has ended: two at once would take the memory of two. */
  #loading: Promise<unknown> = Promise.resolve();

  constructor(source: EntityModelSource<E, S>) {
    this.#source = source;
  }

  /** What of the entity model is on this device. */
  async inspect(): Promise<Result<S, RedactionError>> {
    try {
      return ok(await this.#source.inspect());
    } catch {
      return err({ code: 'failed', message: 'This browser does not say whether the entity model is here. Try again.' });
    }
  }

  /**
   * Fetches, checks and starts the entity model; from then on it is used.
   *
   * @param mostThreads for whoever runs several workers beside each other
   */
  async loadModel(
    call: number,
    onBytes: ((bytes: number) => void) | null,
    mostThreads?: number,
  ): Promise<Result<null, E | RedactionError>> {
    const before = this.#loading;
    const loading = this.#abortable(call, async (signal): Promise<Result<null, E>> => {
      await before;
      signal.throwIfAborted();
      if (this.#tagger) return ok(null);
      // While files come in: the first texts take seconds longer, as long as no expression is compiled.
      const warmUp = analyzeTexts([everyKind, everyKind], { tagger: null, pause: nextTask });
      const loaded = await this.#source.load(signal, (bytes) => onBytes?.(bytes), mostThreads);
      await warmUp;
      if (!loaded.ok) return loaded;
      // ONNX Runtime keeps the thread busy, so without a pause no cancel would come in.
      this.#tagger = new ModelTagger(loaded.value, new WordPieces(loaded.value.vocabulary), nextTask);
      return ok(null);
    });
    this.#loading = loading;
    return loading;
  }

  /** The entities of each text, without anything being replaced. */
  async findEntities(
    call: number,
    texts: readonly string[],
    onProgress: OnProgress,
  ): Promise<Result<readonly (readonly Entity[])[], RedactionError>> {
    const problem = tooLarge(texts);
    if (problem) return err(problem);
    return this.#abortable(call, async (signal) => ok(await analyzeTexts(texts, this.#options(signal, onProgress))));
  }

  /** Redacts orders, each by itself and with a key of its own. Without a model that was loaded, the results say so. */
  async redact(
    call: number,
    orders: readonly RedactionOrder[],
    onProgress: OnProgress,
  ): Promise<Result<readonly Redaction[], RedactionError>> {
    for (const { parts } of orders) {
      const problem = tooLarge(parts.map(({ text }) => text));
      if (problem) return err(problem);
    }
    return this.#abortable(call, async (signal) => {
      const requests = orders.map((order) => ({ ...order, key: crypto.getRandomValues(new Uint8Array(keyBytes)) }));
      return ok(
        await redactEach(requests, this.#options(signal, onProgress), (texts, options) => this.#find(texts, options)),
      );
    });
  }

  /** Puts the originals back into an answer. See {@link restore}. */
  restore(answer: string, table: PlaceholderTable): Restoration {
    return restore(answer, table);
  }

  /** Stops a call at its next pause. */
  abort(call: number): void {
    this.#calls.get(call)?.abort();
  }

  async #find(texts: readonly string[], options: AnalyzeOptions): Promise<Found> {
    const { tagger } = options;
    const last = this.#last;
    const isSame = last?.texts.length === texts.length && last.texts.every((text, place) => text === texts[place]);
    if (last && isSame && last.tagger === tagger) return last.found;
    const found = await analyzeTexts(texts, options);
    this.#last = { texts, tagger, found };
    return found;
  }

  #options(signal: AbortSignal, onProgress: OnProgress): AnalyzeOptions {
    return { tagger: this.#tagger, signal, pause: nextTask, ...(onProgress && { onProgress }) };
  }

  async #abortable<T, F>(
    call: number,
    work: (signal: AbortSignal) => Promise<Result<T, F>>,
  ): Promise<Result<T, F | RedactionError>> {
    const controller = new AbortController();
    this.#calls.set(call, controller);
    try {
      return await work(controller.signal);
    } catch {
      // What was thrown may hold a document's words: it is not passed on.
      if (controller.signal.aborted) {
        return err({ code: 'cancelled', message: 'Stopped as you asked. Nothing was changed.' });
      }
      return err({ code: 'failed', message: 'The text could not be redacted. Nothing was changed; try again.' });
    } finally {
      this.#calls.delete(call);
    }
  }
}

/** Lets messages in, an abort among them. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
