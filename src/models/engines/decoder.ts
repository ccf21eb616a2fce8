import { err, ok, type Result } from '../../shared/result';
import type {
  CallOptions,
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
import { NO_JSON } from '../model-errors';
import { AnswerTree, TokenIndex } from './answer-tree';
import { answersOf } from './answers';
import { CallFailure, engineFailure, invalid } from './call-failure';
import type { CausalModel, KeyValues, Tokenizer } from './causal-model';
import { draftFrom } from './draft';
import { argmax, logSumExp } from './log-softmax';
import { textOfBytes } from './token-bytes';

/** Tokens that are proposed ahead at most; more cost more to check than they save. */
export const DRAFT_TOKENS = 8;

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
  /** How many tokens to propose ahead from the text so far, see {@link draftFrom}; 0 turns it off. */
  readonly draftTokens?: number;
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

  /** Counts a text as {@link Prompt} text: what looks like a control token is several tokens. */
  countTokens(texts: readonly string[]): Promise<Result<readonly number[], ModelError>> {
    return Promise.resolve(ok(texts.map((text) => this.#encodeText(text).length)));
  }

  generate(request: GenerateRequest, options: CallOptions = {}): Promise<Result<Generation, ModelError>> {
    return this.#call(options, () => this.#generate(request, options));
  }

  score(request: ScoreRequest, options: CallOptions = {}): Promise<Result<readonly ContinuationScore[], ModelError>> {
    return this.#call(options, () => this.#score(request, options));
  }

  #call<T>({ signal }: CallOptions, work: () => Promise<T>): Promise<Result<T, ModelError>> {
    const turn = this.#queue.then(async (): Promise<Result<T, ModelError>> => {
      try {
        await this.#pause(signal);
        return ok(await work());
      } catch (cause) {
        if (cause instanceof CallFailure) return err(cause.failure);
        this.#forget();
        return err(engineFailure(cause));
      }
    });
    this.#queue = turn;
    return turn;
  }

  async #score(request: ScoreRequest, { signal }: CallOptions): Promise<readonly ContinuationScore[]> {
    const continuations = request.continuations.map((text) => this.#encodeText(text));
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
        if (row) logProbability += (row[token] ?? -Infinity) - totalOf(row);
      });
      scores.push({ logProbability, tokens: tokens.length });
    }
    return scores;
  }

  async #generate(request: GenerateRequest, { signal, onToken }: CallOptions): Promise<Generation> {
    const { model, endTokens, tokenizer } = this.#options;
    const { constraint } = request;
    if (constraint?.kind === 'json') throw new CallFailure(NO_JSON);
    const answers = answersOf(constraint, this.#endsInSpace(request.prompt) ? '' : ' ');
    if (answers?.length === 0) throw invalid('The constraint allows no answer.');
    if (!(request.maxTokens >= 1)) throw invalid('An answer needs room for at least one token.');
    const texts = [...new Set(answers?.map((answer) => answer.text))];
    let tree = answers && AnswerTree.of(this.#index, texts);
    const ends = new Set(endTokens);
    if (tree) for (const mark of ['\n', '\n\n', '.', '.\n', ',', ';', ')']) addIfToken(ends, this.#index.idOf(mark));

    const prompt = this.#tokensOf(request.prompt);
    let { keyValues, logits } = await this.#prefill(prompt, request.maxTokens, signal);
    const computed = this.#lastComputed;
    const tokens: GeneratedToken[] = [];
    const ids = [...prompt];
    /** Proposed tokens that were computed but not chosen yet, and the logits behind each. */
    let ahead: { readonly draft: readonly number[]; readonly rows: readonly Float32Array[] } = { draft: [], rows: [] };
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
        const options = allowed ? [...new Set([...allowed, ...(canEnd ? ends : [])])] : null;
        const token = options ? bestOf(logits, options) : argmax(logits);
        const isEnd = ends.has(token) && !allowed?.has(token);
        if (isEnd) {
          finishReason = 'stop';
          break;
        }
        const total = totalOf(logits);
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
        if (!tree && request.stop?.some((stop) => textOfBytes(bytes).includes(stop))) {
          finishReason = 'stop';
          break;
        }
        ids.push(token);
        if (tokens.length >= request.maxTokens || tree?.open.length === 1) continue;
        const [behind] = ahead.rows;
        if (behind && ahead.draft[0] === token) {
          logits = behind;
          ahead = { draft: ahead.draft.slice(1), rows: ahead.rows.slice(1) };
          continue;
        }
        await this.#pause(signal);
        const known = prompt.length + tokens.length - 1;
        const swap = (next: K) => {
          if (keyValues !== this.#kept?.keyValues) model.release(keyValues);
          keyValues = next;
        };
        // What was proposed in vain is forgotten.
        if (keyValues.length > known) swap(await model.truncate(keyValues, known));
        const draft = this.#draft(ids, request.maxTokens - tokens.length, tree);
        const next = await model.forward([token, ...draft], keyValues, 1 + draft.length);
        swap(next.present);
        const [first, ...rows] = next.logits;
        logits = first ?? logits;
        ahead = { draft, rows };
      }
    } finally {
      if (keyValues !== this.#kept?.keyValues) model.release(keyValues);
    }
    const usage = { inputTokens: computed, outputTokens: tokens.length };
    if (!tree || !answers) {
      return { text: cutAtStop(textOfBytes(bytes), request.stop), finishReason, tokens, span: null, usage };
    }
    const chosen = tree.open.length === 1 ? tree.open[0] : (tree.complete ?? undefined);
    const text = chosen === undefined ? undefined : texts[chosen];
    const answer = answers.find((candidate) => candidate.text === text);
    if (!answer) throw invalid('The answer did not fit in the allowed number of tokens.');
    return { text: answer.text.trim(), finishReason, tokens, span: answer.span, usage };
  }

  /** What may follow, as far as the constraint allows it; one pass computes it with the token before it. */
  #draft(ids: readonly number[], room: number, tree: AnswerTree | null): readonly number[] {
    const draft = draftFrom(ids, Math.min(room, this.#options.draftTokens ?? DRAFT_TOKENS));
    if (!tree) return draft;
    let length = 0;
    for (let rest: AnswerTree = tree; length < draft.length; length++) {
      const token = draft[length];
      if (token === undefined || rest.open.length === 1 || !rest.allowed().has(token)) break;
      rest = rest.after(token);
    }
    return draft.slice(0, length);
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
    const common = kept ? commonPrefix(kept.tokens, tokens) : 0;
    if (kept && common === tokens.length && common === kept.tokens.length) {
      this.#lastComputed = 0;
      return kept;
    }
    const shared = Math.min(common, tokens.length - 1);
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
      else if (past) model.release(past);
    }
    this.#lastComputed = tokens.length - shared;
    if (!this.#kept) throw new Error('A forward pass returned no logits.');
    return this.#kept;
  }

  /** After a failure of the runtime, which may fail at freeing, too. */
  #forget(): void {
    const kept = this.#kept;
    this.#kept = null;
    try {
      if (kept) this.#options.model.release(kept.keyValues);
    } catch {
      // Its memory is gone with the runtime.
    }
  }

  async #pause(signal: AbortSignal | undefined): Promise<void> {
    await this.#options.breathe();
    if (signal?.aborted) {
      throw new CallFailure({ code: 'cancelled', message: 'Stopped as you asked.', canRetry: true });
    }
  }

  #encodeText(text: string): number[] {
    return this.#options.tokenizer.encode(this.#options.renderText(text));
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

function bestOf(logits: Float32Array, ids: readonly number[]): number {
  let best = ids[0] ?? 0;
  for (const id of ids) if ((logits[id] ?? -Infinity) > (logits[best] ?? -Infinity)) best = id;
  return best;
}

/** @throws Error when the model computed no numbers: a broken runtime says so in no other way. */
function totalOf(logits: Float32Array): number {
  const total = logSumExp(logits);
  if (!Number.isFinite(total)) throw new Error('The model computed no finite numbers.');
  return total;
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
