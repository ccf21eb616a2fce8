import { err, ok, type Result } from '../shared/result';
import type { Span } from '../documents';
import type { LanguageModel, ModelError } from '../models';
import { windowsOf } from '../understanding';

/** Tokens of a window: a page or two, well within what a small model reads attentively. */
const WINDOW_TOKENS = 900;
const OVERLAP_TOKENS = 90;

/** The parts in which a model reads a document; at least one, empty when there is no text. */
export async function cutIntoWindows(
  model: LanguageModel,
  text: string,
): Promise<Result<readonly [Span, ...Span[]], ModelError>> {
  const failures: ModelError[] = [];
  const [first, ...rest] = await windowsOf(text, WINDOW_TOKENS, OVERLAP_TOKENS, async (texts) => {
    const counted = await model.countTokens(texts);
    if (!counted.ok) failures.push(counted.error);
    return counted.ok ? counted.value : texts.map(() => 1);
  });
  if (failures[0]) return err(failures[0]);
  // An empty document gets its answers from the model, too: that it is about nothing in particular.
  return ok([first ?? { start: 0, end: 0 }, ...rest]);
}
