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
} from '../models';
import { err, ok, type Result } from '../shared/result';
import type { Destination, OutsideModel } from './destinations';
import type { OutsideAnswer, OutsideRequest, SendError } from './outside-request';
import { jsonOf, protocolOf } from './wire';

/** Takes a body to the destination. */
type Exchange = (
  body: Uint8Array<ArrayBuffer>,
  options: { readonly signal?: AbortSignal; readonly onText?: (text: string) => void },
) => Promise<Result<OutsideAnswer, SendError>>;

/**
 * A model outside, behind the port of all models. It can be held to a JSON schema or to choices, not to spans; it does not
 * score, counts no tokens before it is asked, and tells no log-probabilities (NaN).
 *
 * The gate takes its two halves one by one, because a person stands between them: {@link encodeRequest} makes the bytes, and
 * the transport sends those that were approved.
 */
export class OutsideLanguageModel implements LanguageModel {
  readonly card: ModelCard;
  readonly #exchange: Exchange;
  readonly #destination: Destination;
  readonly #model: OutsideModel;

  constructor(destination: Destination, model: OutsideModel, exchange: Exchange) {
    this.#destination = destination;
    this.#model = model;
    this.#exchange = exchange;
    this.card = {
      id: `${destination.id}/${model.id}`,
      name: model.id,
      // The server says only with its answer which version that was.
      version: '',
      tier: destination.tier,
      engine: destination.protocol,
      contextTokens: Infinity,
      capabilities: { score: false, tokenLogProbabilities: false, spanConstraint: false, jsonConstraint: true },
    };
  }

  async generate(
    request: GenerateRequest,
    { signal, onToken }: CallOptions = {},
  ): Promise<Result<Generation, ModelError>> {
    const body = encodeRequest(this.#destination, this.#model, request);
    if (!body.ok) return body;
    const pieces: GeneratedToken[] = [];
    let told = 0;
    const onText = (soFar: string) => {
      const piece = pieceOf(soFar.slice(told));
      told = soFar.length;
      pieces.push(piece);
      // A choice comes wrapped in JSON: its pieces are not the answer's.
      if (request.constraint?.kind !== 'choices') onToken?.(piece);
    };
    const answer = await this.#exchange(body.value, { onText, ...(signal && { signal }) });
    if (!answer.ok) return err(modelErrorOf(answer.error));
    const text = textWithin(answer.value.text, request.constraint);
    if (text === null) return err(notAsAsked);
    const { usage } = answer.value;
    return ok({
      text,
      finishReason: (request.constraint?.kind ?? 'none') === 'none' ? 'stop' : 'constraint',
      tokens: pieces.map((piece) => piece.text).join('') === text ? pieces : [pieceOf(text)],
      span: null,
      usage: { inputTokens: usage?.inputTokens ?? NaN, outputTokens: usage?.outputTokens ?? NaN },
    });
  }

  score(): Promise<Result<readonly ContinuationScore[], ModelError>> {
    return Promise.resolve(err(unsupported('A model outside tells no probabilities of what it did not write.')));
  }

  countTokens(): Promise<Result<readonly number[], ModelError>> {
    return Promise.resolve(err(unsupported('A model outside counts tokens only of what it was sent.')));
  }
}

/**
 * The bytes that ask a destination's model this. The same request gives the same bytes.
 *
 * @returns an error of code `unsupported` for what no model outside can be asked
 */
export function encodeRequest(
  destination: Destination,
  { id, maxOutputTokens }: OutsideModel,
  { prompt, constraint = { kind: 'none' }, maxTokens, stop = [] }: GenerateRequest,
): Result<Uint8Array<ArrayBuffer>, ModelError> {
  if (prompt.kind !== 'chat' || (prompt.opening ?? '') !== '') {
    return err(unsupported('A model outside is asked in turns; it does not go on with a text.'));
  }
  if (constraint.kind === 'spans') return err(unsupported('A model outside can’t be held to spans of a document.'));
  if (constraint.kind === 'choices' && !constraint.choices.some((choice) => choice.trim() !== '')) {
    return err(invalid('The constraint allows no answer.'));
  }
  if (!(maxTokens >= 1)) return err(invalid('An answer needs room for at least one token.'));
  const turns = prompt.messages.flatMap(({ role, content }) => (role === 'system' ? [] : [{ role, content }]));
  if (turns.at(-1)?.role !== 'user') return err(invalid('The prompt does not end with what a user says.'));
  const system = prompt.messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  const request: OutsideRequest = {
    model: id,
    system: system.join('\n\n'),
    turns,
    schema: schemaOf(constraint),
    stop: constraint.kind === 'none' ? stop : [],
    maxOutputTokens: Math.min(maxTokens, maxOutputTokens),
  };
  return ok(protocolOf(destination.protocol).encode(request));
}

function pieceOf(text: string): GeneratedToken {
  return { text, logProbability: NaN, constrainedLogProbability: NaN };
}

function schemaOf(constraint: Exclude<Constraint, { kind: 'spans' }>): OutsideRequest['schema'] {
  switch (constraint.kind) {
    case 'none':
      return null;
    case 'json':
      return constraint.schema;
    case 'choices':
      return {
        type: 'object',
        properties: { answer: { type: 'string', enum: constraint.choices.filter((choice) => choice.trim() !== '') } },
        required: ['answer'],
        additionalProperties: false,
      };
  }
}

/** The answer, where it is one that the constraint allows. Whether it keeps to a schema is for its reader to check. */
function textWithin(text: string, constraint: Constraint = { kind: 'none' }): string | null {
  if (constraint.kind === 'none') return text;
  const json = jsonOf(text);
  if (!json.ok) return null;
  if (constraint.kind !== 'choices') return JSON.stringify(json.value);
  const { answer } = json.value;
  return typeof answer === 'string' && constraint.choices.includes(answer) ? answer : null;
}

/** The nearest word of the port for how a request ended. */
function modelErrorOf({ code, message, reached }: SendError): ModelError {
  if (code === 'cancelled' || code === 'timed-out') return { code, message, canRetry: true };
  const canRetry = reached === 'no' || code === 'rate-limited' || code === 'server-error';
  return { code: 'engine-failed', message, canRetry };
}

function unsupported(message: string): ModelError {
  return { code: 'unsupported', message, canRetry: false };
}

function invalid(message: string): ModelError {
  return { code: 'invalid-request', message, canRetry: false };
}

const notAsAsked: ModelError = {
  code: 'engine-failed',
  message: 'The destination answered, but not with what it was asked for. Nothing was taken from it.',
  canRetry: true,
};
