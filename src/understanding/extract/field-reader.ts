import { err, ok, type Result } from '../../shared/result';
import type { Span } from '../../documents';
import type { LanguageModel, ModelError } from '../../models';
import { askAbout, formLine, NOT_STATED } from '../prompts';
import type { Finalist, Shortlist } from './shortlist';

/** A finalist that the model has read. */
export interface Read extends Finalist {
  /** Log-odds of the value against "not stated", as what fills a form's blank behind the window. */
  readonly formOdds: number;
}

/**
 * Asks the model about one field's finalists that lie in one window: how likely each value, and "not stated", fills
 * the blank of a form's line behind the text.
 *
 * @param window - a part of the document's text
 */
export async function readField(
  model: LanguageModel,
  text: string,
  window: Span,
  { field, finalists }: Pick<Shortlist, 'field' | 'finalists'>,
  signal?: AbortSignal,
): Promise<Result<readonly Read[], ModelError>> {
  const quotes = finalists.map(({ candidate: { start, end } }) => text.slice(start, end).replaceAll(/\s+/gu, ' '));
  const scored = await model.score(
    {
      prompt: askAbout(text.slice(window.start, window.end), formLine(field.label)),
      continuations: [NOT_STATED, ...quotes].map((answer) => ` ${answer}`),
    },
    signal ? { signal } : {},
  );
  if (!scored.ok) return err(scored.error);
  const [nothing, ...values] = scored.value.map(({ logProbability }) => logProbability);
  return ok(finalists.map((finalist, i) => ({ ...finalist, formOdds: (values[i] ?? -Infinity) - (nothing ?? 0) })));
}
