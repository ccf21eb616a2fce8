import { err, ok, type Result } from '../../shared/result';
import type { Span } from '../../documents';
import type { LanguageModel, ModelError, Usage } from '../../models';
import type { Field, TaskPack } from '../../tasks';
import { normaliseFor } from '../normalise';
import { askAbout } from '../prompts';
import type { FieldReading } from '../reading';
import { candidatesFor } from './candidates';

/** Answers that stand for "the document does not say". */
const NOT_STATED = ['not stated'];

const MOST_TOKENS = 48;

/** What one window of a document says about one field. Offsets are into the window. */
export interface WindowAnswer {
  readonly span: Span | null;
  /** Natural log-odds of the value against "not stated". */
  readonly logOdds: number;
  /** How many different values the window offers. */
  readonly candidates: number;
  readonly usage: Usage;
}

const NO_USAGE: Usage = { inputTokens: 0, outputTokens: 0 };

/**
 * Asks the model for one field of one window: it may only copy one of the spans that could be such a value, and then
 * that value is weighed against "not stated".
 */
export async function readField(
  model: LanguageModel,
  pack: TaskPack,
  field: Field,
  text: string,
  reference: string | null,
  signal?: AbortSignal,
): Promise<Result<WindowAnswer, ModelError>> {
  const spans = candidatesFor(field.type, text, pack.locale, reference);
  if (spans.length === 0) return ok({ span: null, logOdds: -Infinity, candidates: 0, usage: NO_USAGE });
  const prompt = askAbout(text, fieldOpening(field));
  const options = signal ? { signal } : {};
  const picked = await model.generate(
    { prompt, maxTokens: MOST_TOKENS, constraint: { kind: 'spans', source: text, spans, otherwise: [] } },
    options,
  );
  if (!picked.ok) return err(picked.error);
  const { span, usage } = picked.value;
  if (!span) return ok({ span: null, logOdds: -Infinity, candidates: spans.length, usage });
  const quote = text.slice(span.start, span.end).replaceAll(/\s+/gu, ' ');
  const weighed = await model.score(
    { prompt, continuations: [quote, ...NOT_STATED].map((answer) => ` ${answer}`) },
    options,
  );
  if (!weighed.ok) return err(weighed.error);
  const [value = { logProbability: -Infinity }, ...nothing] = weighed.value;
  const logOdds = value.logProbability - Math.max(...nothing.map(({ logProbability }) => logProbability));
  return ok({ span, logOdds, candidates: new Set(spans.map(({ start, end }) => text.slice(start, end))).size, usage });
}

/** The line that the value completes. */
function fieldOpening(field: Field): string {
  return `\nFacts stated in the document ("not stated" where it does not say):\n${field.title}:`;
}

/**
 * The answer for a document out of its windows: the value with the best odds, when they are in its favour.
 *
 * @param windows - where each window is in `text`, in the order of the answers
 */
export function bestOfWindows(
  pack: TaskPack,
  field: Field,
  text: string,
  reference: string | null,
  windows: readonly Span[],
  answers: readonly WindowAnswer[],
): FieldReading {
  const candidates = answers.reduce((sum, answer) => sum + answer.candidates, 0);
  let best: { readonly span: Span; readonly logOdds: number } | null = null;
  answers.forEach((answer, i) => {
    const start = windows[i]?.start ?? 0;
    if (answer.span && answer.logOdds > (best?.logOdds ?? -Infinity)) {
      best = { span: { start: start + answer.span.start, end: start + answer.span.end }, logOdds: answer.logOdds };
    }
  });
  const found = best as { readonly span: Span; readonly logOdds: number } | null;
  if (!found) {
    return {
      name: field.name,
      found: null,
      confidence: 1,
      reason: `The document holds nothing that could be a ${field.title.toLowerCase()}.`,
    };
  }
  const odds = found.logOdds - field.notStatedBias;
  const confidence = 1 / (1 + Math.exp(-Math.abs(odds)));
  const quote = text.slice(found.span.start, found.span.end);
  const value = normaliseFor(field.type, quote, pack.locale, reference);
  if (odds < 0 || value === null) {
    return {
      name: field.name,
      found: null,
      confidence,
      reason: 'The model finds it likelier that the document does not say this than any value in it.',
    };
  }
  return {
    name: field.name,
    found: { ...found.span, quote, value },
    confidence,
    reason:
      candidates === 1
        ? 'The only value of this kind in the document, and the model finds that it fits.'
        : `The model chose this out of ${String(candidates)} values of this kind.`,
  };
}
