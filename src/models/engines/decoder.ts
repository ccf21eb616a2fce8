import { err, ok, type Result } from '../../shared/result';
import type { Span } from '../../documents';
import type {
  CallOptions,
  Constraint,
  ContinuationScore,
  GeneratedToken,
  GenerateRequest,
  Generation,
  LanguageModel,
  ModelCard,
  ModelError,
  Prompt,
  ScoreRequest,
} from '../language-model';
import { AnswerTree, TokenIndex } from './answer-tree';
import type { CausalModel, KeyValues, Tokenizer } from './causal-model';
import { argmax, logSumExp } from './log-softmax';
import { textOfBytes } from './token-bytes';

/** Tokens of a prompt computed in one forward pass: small enough that a cancel is heard within about a second. */
export const CHUNK_TOKENS = 64;

export interface DecoderOptions<K extends KeyValues> {
  readonly card: ModelCard;
  readonly model: CausalModel<K>;
  readonly tokenizer: Tokenizer;
  /** Tokens that end an answer. */
  readonly endTokens: readonly number[];
  /** Renders messages and the answer's opening by the model's template. */
  readonly renderChat: (messages: Extract<Prompt, { kind: 'chat' }>['messages'], opening: string) => string;
  /** Makes a `text` prompt safe: nothing in it may be read as a control token. */
  readonly renderText: (text: string) => string;
  /** Lets other work run (a cancel arrives as a message); called between forward passes. */
  readonly breathe: () => Promise<void>;
}

/** A failure inside a call, turned into a `Result` at the verb's border. */
class CallFailure extends Error {
  readonly failure: ModelError;
  constructor(failure: ModelError) {
    super(failure.code);
    this.failure = failure;
  }
}

interface Prefilled<K> {
  readonly tokens: readonly number[];
  readonly keyValues: K;
  readonly logits: Float32Array;
}

/**
 * Decoding over any {@link CausalModel}: prefix reuse, scoring, free and constrained generation. Greedy: the same
 * prompt gives the same answer. Calls run one after another.
 */
export class Decoder<K extends KeyValues> implements LanguageModel {
  readonly card: ModelCard;
  readonly #options: DecoderOptions<K>;
  readonly #index: TokenIndex;
  /** The last prompt, whose keys and values the next one may share. */
  #kept: Prefilled<K> | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: DecoderOptions<K>) {
    this.card = options.card;
    this.#options = options;
    this.#index = new TokenIndex(options.tokenizer.tokenBytes);
  }

  countTokens(texts: readonly string[]): Promise<Result<readonly number[], ModelError>> {
    return Promise.resolve(ok(texts.map((text) => this.#options.tokenizer.encode(text).length)));
  }

  generate(request: GenerateRequest, options: CallOptions = {}): Promise<Result<Generation, ModelError>> {
    return this.#call(() => this.#generate(request, options));
  }

  score(request: ScoreRequest, options: CallOptions = {}): Promise<Result<readonly ContinuationScore[], ModelError>> {
    return this.#call(() => this.#score(request, options));
  }

  #call<T>(work: () => Promise<T>): Promise<Result<T, ModelError>> {
    const turn = this.#queue.then(async (): Promise<Result<T, ModelError>> => {
      try {
        return ok(await work());
      } catch (cause) {
        if (cause instanceof CallFailure) return err(cause.failure);
        this.#kept = null;
        return err(engineFailure(cause));
      }
    });
    this.#queue = turn;
    return turn;
  }

  async #score(request: ScoreRequest, { signal }: CallOptions): Promise<readonly ContinuationScore[]> {
    const continuations = request.continuations.map((text) => this.#options.tokenizer.encode(text));
    const longest = Math.max(0, ...continuations.map((tokens) => tokens.length));
    if (continuations.length === 0 || continuations.some((tokens) => tokens.length === 0)) {
      throw invalid('A continuation to score is empty.');
    }
    const { keyValues, logits } = await this.#prefill(this.#tokensOf(request.prompt), longest, signal);
    const scores: ContinuationScore[] = [];
    for (const tokens of continuations) {
      await this.#pause(signal);
      const rows = [logits];
      if (tokens.length > 1) {
        const rest = await this.#options.model.forward(tokens.slice(0, -1), keyValues, tokens.length - 1);
        this.#options.model.release(rest.present);
        rows.push(...rest.logits);
      }
      let logProbability = 0;
      tokens.forEach((token, i) => {
        const row = rows[i];
        if (row) logProbability += (row[token] ?? -Infinity) - logSumExp(row);
      });
      scores.push({ logProbability, tokens: tokens.length });
    }
    return scores;
  }

  async #generate(request: GenerateRequest, { signal, onToken }: CallOptions): Promise<Generation> {
    const { model, endTokens, tokenizer } = this.#options;
    const answers = answersOf(request.constraint ?? { kind: 'none' }, this.#endsInSpace(request.prompt));
    if (answers?.length === 0) throw invalid('The constraint allows no answer.');
    let tree = answers && AnswerTree.of(this.#index, [...new Set(answers.map((answer) => answer.text))]);
    const texts = answers && [...new Set(answers.map((answer) => answer.text))];
    const ends = new Set(endTokens);
    if (tree) for (const mark of ['\n', '\n\n', '.', '.\n', ',', ';', ')']) addIfToken(ends, this.#index.idOf(mark));

    const prompt = this.#tokensOf(request.prompt);
    let { keyValues, logits } = await this.#prefill(prompt, request.maxTokens, signal);
    const computed = this.#lastComputed;
    const tokens: GeneratedToken[] = [];
    let bytes = '';
    let finishReason: Generation['finishReason'] = 'length';
    try {
      while (tokens.length < request.maxTokens) {
        if (tree?.open.length === 1) {
          finishReason = 'constraint';
          break;
        }
        const allowed = tree?.allowed();
        const canEnd = tree ? tree.complete !== null : true;
        const options = allowed ? [...allowed, ...(canEnd ? ends : [])] : null;
        const token = options ? bestOf(logits, options) : argmax(logits);
        const isEnd = ends.has(token) && !allowed?.has(token);
        if (isEnd) {
          finishReason = 'stop';
          break;
        }
        const total = logSumExp(logits);
        const value = logits[token] ?? -Infinity;
        const made: GeneratedToken = {
          text: textOfBytes(tokenizer.tokenBytes[token] ?? ''),
          logProbability: value - total,
          constrainedLogProbability: options
            ? value - logSumExp(options.map((id) => logits[id] ?? -Infinity))
            : value - total,
        };
        tokens.push(made);
        bytes += tokenizer.tokenBytes[token] ?? '';
        onToken?.(made);
        tree = tree?.after(token) ?? null;
        if (request.stop?.some((stop) => textOfBytes(bytes).includes(stop))) {
          finishReason = 'stop';
          break;
        }
        if (tokens.length < request.maxTokens && tree?.open.length !== 1) {
          await this.#pause(signal);
          const next = await model.forward([token], keyValues, 1);
          if (keyValues !== this.#kept?.keyValues) model.release(keyValues);
          keyValues = next.present;
          logits = next.logits[0] ?? logits;
        }
      }
    } finally {
      if (keyValues !== this.#kept?.keyValues) model.release(keyValues);
    }
    const usage = { inputTokens: computed, outputTokens: tokens.length };
    if (!tree || !texts || !answers) {
      return { text: cutAtStop(textOfBytes(bytes), request.stop), finishReason, tokens, span: null, usage };
    }
    const chosen = tree.open.length === 1 ? tree.open[0] : (tree.complete ?? undefined);
    const text = chosen === undefined ? undefined : texts[chosen];
    const answer = answers.find((candidate) => candidate.text === text);
    if (!answer) throw invalid('The answer did not fit in the allowed number of tokens.');
    return { text: answer.text.trim(), finishReason, tokens, span: answer.span, usage };
  }

  #lastComputed = 0;

  /** Computes a prompt up to its last token's logits, from the longest prefix that the last prompt shares. */
  async #prefill(tokens: readonly number[], room: number, signal: AbortSignal | undefined): Promise<Prefilled<K>> {
    const { model, card } = this.#options;
    if (tokens.length === 0) throw invalid('The prompt is empty.');
    if (tokens.length + room > card.contextTokens) {
      throw new CallFailure({
        code: 'context-exceeded',
        message: `The text is longer than the ${String(card.contextTokens)} tokens that this model reads at once.`,
        canRetry: false,
      });
    }
    const kept = this.#kept;
    const shared = Math.min(kept ? commonPrefix(kept.tokens, tokens) : 0, tokens.length - 1);
    if (
      kept &&
      kept.tokens.length === tokens.length &&
      shared === tokens.length - 1 &&
      kept.tokens.at(-1) === tokens.at(-1)
    ) {
      this.#lastComputed = 0;
      return kept;
    }
    let past = kept && shared > 0 ? await model.truncate(kept.keyValues, shared) : null;
    if (kept) model.release(kept.keyValues);
    this.#kept = null;
    let logits: Float32Array | undefined;
    let done = shared;
    try {
      while (done < tokens.length) {
        await this.#pause(signal);
        const chunk = tokens.slice(done, done + CHUNK_TOKENS);
        const result = await model.forward(chunk, past, 1);
        if (past) model.release(past);
        past = result.present;
        logits = result.logits[0];
        done += chunk.length;
      }
    } finally {
      // A cancelled prompt keeps what it has computed: asking again goes on from there.
      if (past && logits) this.#kept = { tokens: tokens.slice(0, done), keyValues: past, logits };
    }
    this.#lastComputed = tokens.length - shared;
    if (!this.#kept) throw new Error('A forward pass returned no logits.');
    return this.#kept;
  }

  async #pause(signal: AbortSignal | undefined): Promise<void> {
    await this.#options.breathe();
    if (signal?.aborted) {
      throw new CallFailure({ code: 'cancelled', message: 'Stopped as you asked.', canRetry: true });
    }
  }

  #tokensOf(prompt: Prompt): number[] {
    return this.#options.tokenizer.encode(this.#textOf(prompt));
  }

  #textOf(prompt: Prompt): string {
    return prompt.kind === 'text'
      ? this.#options.renderText(prompt.text)
      : this.#options.renderChat(prompt.messages, prompt.opening ?? '');
  }

  #endsInSpace(prompt: Prompt): boolean {
    return /\s$/u.test(this.#textOf(prompt));
  }
}

interface Answer {
  readonly text: string;
  readonly span: Span | null;
}

/** The answers that a constraint allows, each led by a space unless the prompt ends in one. Null: anything. */
function answersOf(constraint: Constraint, endsInSpace: boolean): readonly Answer[] | null {
  const lead = endsInSpace ? '' : ' ';
  switch (constraint.kind) {
    case 'none':
      return null;
    case 'choices':
      return constraint.choices.map((choice) => ({ text: lead + choice, span: null }));
    case 'spans': {
      const { source, spans, otherwise } = constraint;
      return [
        ...otherwise.map((text) => ({ text: lead + text, span: null })),
        ...spans.map((span) => ({
          text: lead + source.slice(span.start, span.end).replaceAll(/\s+/gu, ' ').trim(),
          span,
        })),
      ].filter((answer) => answer.text.trim() !== '');
    }
  }
}

function bestOf(logits: Float32Array, ids: readonly number[]): number {
  let best = ids[0] ?? 0;
  for (const id of ids) if ((logits[id] ?? -Infinity) > (logits[best] ?? -Infinity)) best = id;
  return best;
}

function addIfToken(set: Set<number>, id: number | undefined): void {
  if (id !== undefined) set.add(id);
}

function commonPrefix(a: readonly number[], b: readonly number[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

function cutAtStop(text: string, stops: readonly string[] = []): string {
  const positions = stops.map((stop) => text.indexOf(stop)).filter((position) => position >= 0);
  return positions.length > 0 ? text.slice(0, Math.min(...positions)) : text;
}

function invalid(message: string): CallFailure {
  return new CallFailure({ code: 'invalid-request', message, canRetry: false });
}

/** What a runtime's exception means. Its message is not passed on: it can hold parts of the input. */
function engineFailure(cause: unknown): ModelError {
  const text = cause instanceof Error ? cause.message : String(cause);
  if (/out of memory|bad_alloc|allocation failed|memory access out of bounds/iu.test(text)) {
    return {
      code: 'out-of-memory',
      message: 'The device ran out of memory. Nothing is lost; close other tabs and try again.',
      canRetry: true,
    };
  }
  if (/device.{0,20}lost|device.{0,20}destroyed|GPUDevice/iu.test(text)) {
    return {
      code: 'device-lost',
      message: 'The graphics processor was reset. Nothing is lost; trying again restarts the model.',
      canRetry: true,
    };
  }
  return {
    code: 'engine-failed',
    message: 'The model stopped with an internal error. Nothing is lost; trying again restarts it.',
    canRetry: true,
  };
}
