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
import { answersOf } from './answers';

/** The answers of a {@link ScriptedModel}. What is absent has a default: the first answer allowed, -1 a word. */
export interface Script {
  /** @param allowed - the answers of a constraint; null when anything goes */
  readonly answer?: (prompt: string, allowed: readonly string[] | null) => string;
  /** Log-probability of a continuation. */
  readonly logProbability?: (prompt: string, continuation: string) => number;
  readonly contextTokens?: number;
}

/** A model whose answers are given, for tests of what is built on the port. A token is a word with its leading space. */
export class ScriptedModel implements LanguageModel {
  readonly card: ModelCard;
  /** Each prompt that was asked, in order. */
  readonly prompts: string[] = [];
  /** The answer to every call from now on. */
  failure: ModelError | null = null;
  readonly #script: Script;
  #last: readonly string[] = [];
  #queue: Promise<unknown> = Promise.resolve();

  constructor(script: Script = {}) {
    this.#script = script;
    this.card = {
      id: 'scripted@1.0.0',
      name: 'Scripted',
      version: '1.0.0',
      tier: 'device',
      engine: 'scripted',
      contextTokens: script.contextTokens ?? 1_000_000,
      capabilities: { score: true, tokenLogProbabilities: true, spanConstraint: true, jsonConstraint: false },
    };
  }

  generate(request: GenerateRequest, options: CallOptions = {}): Promise<Result<Generation, ModelError>> {
    return this.#call(options, async () => {
      const { constraint } = request;
      if (constraint?.kind === 'json') return err(NO_JSON);
      const answers = answersOf(constraint);
      if (answers?.length === 0 || request.maxTokens < 1) return err(invalid);
      const begun = this.#begin(request.prompt, request.maxTokens);
      if (!begun.ok) return begun;
      const { prompt, inputTokens } = begun.value;
      const allowed = answers && [...new Set(answers.map(({ text }) => text))];
      const given = this.#script.answer?.(prompt, allowed) ?? allowed?.[0] ?? ' yes';
      const answer = answers?.find(({ text }) => text === given);
      if (answers && !answer) throw new Error(`The script answers "${given}", which the constraint does not allow.`);
      const stops = (request.stop ?? []).map((stop) => given.indexOf(stop)).filter((at) => at >= 0);
      const cut = stops.length > 0 && !answer ? given.slice(0, Math.min(...stops)) : given;
      const words = tokensOf(cut);
      if (answer && words.length > request.maxTokens) return err(invalid);
      const tokens: GeneratedToken[] = [];
      for (const text of words.slice(0, request.maxTokens)) {
        await nextTask();
        if (options.signal?.aborted) return err(cancelled);
        const logProbability = this.#logProbability(prompt, cut) / words.length;
        const token = { text, logProbability, constrainedLogProbability: logProbability };
        tokens.push(token);
        options.onToken?.(token);
      }
      return ok({
        text: tokens.map(({ text }) => text).join(''),
        finishReason: answer ? 'constraint' : tokens.length < words.length ? 'length' : 'stop',
        tokens,
        span: answer?.span ?? null,
        usage: { inputTokens, outputTokens: tokens.length },
      });
    });
  }

  score(request: ScoreRequest, options: CallOptions = {}): Promise<Result<readonly ContinuationScore[], ModelError>> {
    return this.#call(options, () => {
      const { continuations } = request;
      if (continuations.length === 0 || continuations.includes('')) return Promise.resolve(err(invalid));
      const begun = this.#begin(request.prompt, Math.max(...continuations.map((text) => tokensOf(text).length)));
      if (!begun.ok) return Promise.resolve(begun);
      const scores = continuations.map((text) => ({
        logProbability: this.#logProbability(begun.value.prompt, text),
        tokens: tokensOf(text).length,
      }));
      return Promise.resolve(ok(scores));
    });
  }

  countTokens(texts: readonly string[]): Promise<Result<readonly number[], ModelError>> {
    return Promise.resolve(this.failure ? err(this.failure) : ok(texts.map((text) => tokensOf(text).length)));
  }

  #call<T>({ signal }: CallOptions, work: () => Promise<Result<T, ModelError>>): Promise<Result<T, ModelError>> {
    const turn = this.#queue.then(async () => {
      await nextTask();
      if (signal?.aborted) return err(cancelled);
      return this.failure ? err(this.failure) : work();
    });
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  #begin(prompt: Prompt, room: number): Result<{ prompt: string; inputTokens: number }, ModelError> {
    const text = textOf(prompt);
    const tokens = tokensOf(text);
    if (tokens.length === 0) return err(invalid);
    if (tokens.length + room > this.card.contextTokens) return err(tooLong);
    this.prompts.push(text);
    const known = tokens.findIndex((token, i) => token !== this.#last[i]);
    const isSame = known < 0 && tokens.length === this.#last.length;
    this.#last = tokens;
    return ok({ prompt: text, inputTokens: isSame ? 0 : tokens.length - Math.max(known, 0) });
  }

  #logProbability(prompt: string, continuation: string): number {
    return this.#script.logProbability?.(prompt, continuation) ?? -tokensOf(continuation).length;
  }
}

function textOf(prompt: Prompt): string {
  return prompt.kind === 'text'
    ? prompt.text
    : [...prompt.messages.map(({ role, content }) => `${role}: ${content}\n`), prompt.opening ?? ''].join('');
}

/** Words and signs; "<|im_end|>" is several, as in every model. */
function tokensOf(text: string): readonly string[] {
  return text.match(/\s*[\p{L}\p{N}]+|\s*[^\p{L}\p{N}\s]|\s+/gu) ?? [];
}

/** A turn of the event loop: what a person cancels in the meantime is heard. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

const cancelled: ModelError = { code: 'cancelled', message: 'Stopped as you asked.', canRetry: true };
const invalid: ModelError = { code: 'invalid-request', message: 'The request has no answer.', canRetry: false };
const tooLong: ModelError = { code: 'context-exceeded', message: 'The text is too long.', canRetry: false };
