import type {
  CallOptions,
  ContinuationScore,
  GenerateRequest,
  Generation,
  LanguageModel,
  ModelCard,
  ModelError,
  Prompt,
  ScoreRequest,
} from '../../models';
import { ok, type Result } from '../../shared/result';

/** Tokens that a model took in and gave. */
export interface MeteredTokens {
  readonly input: number;
  readonly output: number;
}

/**
 * A model that counts what goes through it. In: of each prompt what the one before did not begin with, since a model keeps that. Out:
 * the tokens of answers, those that were scored as well as those that were made.
 */
export class MeteredModel implements LanguageModel {
  readonly #model: LanguageModel;
  #last = '';
  #prompts: string[] = [];
  #output = 0;

  constructor(model: LanguageModel) {
    this.#model = model;
  }

  get card(): ModelCard {
    return this.#model.card;
  }

  async score(request: ScoreRequest, options?: CallOptions): Promise<Result<readonly ContinuationScore[], ModelError>> {
    const scored = await this.#model.score(request, options);
    this.#take(request.prompt);
    if (scored.ok) this.#output += scored.value.reduce((sum, { tokens }) => sum + tokens, 0);
    return scored;
  }

  async generate(request: GenerateRequest, options?: CallOptions): Promise<Result<Generation, ModelError>> {
    const made = await this.#model.generate(request, options);
    this.#take(request.prompt);
    if (made.ok) this.#output += made.value.usage.outputTokens;
    return made;
  }

  countTokens(texts: readonly string[]): Promise<Result<readonly number[], ModelError>> {
    return this.#model.countTokens(texts);
  }

  /** Tokens since this was asked last. */
  async takeTokens(): Promise<Result<MeteredTokens, ModelError>> {
    const [prompts, output] = [this.#prompts, this.#output];
    this.#prompts = [];
    this.#output = 0;
    if (prompts.length === 0) return ok({ input: 0, output });
    const counted = await this.#model.countTokens(prompts);
    return counted.ok ? ok({ input: counted.value.reduce((sum, tokens) => sum + tokens, 0), output }) : counted;
  }

  #take(prompt: Prompt): void {
    const text = textOf(prompt);
    let same = 0;
    while (same < text.length && text.charCodeAt(same) === this.#last.charCodeAt(same)) same += 1;
    this.#last = text;
    if (same < text.length) this.#prompts.push(text.slice(same));
  }
}

function textOf(prompt: Prompt): string {
  if (prompt.kind === 'text') return prompt.text;
  return prompt.messages.map(({ role, content }) => `${role}: ${content}\n`).join('') + (prompt.opening ?? '');
}
