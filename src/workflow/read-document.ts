import { ok, type Result } from '../shared/result';
import type { LanguageModel, ModelError } from '../models';
import type { TaskPack } from '../tasks';
import {
  classifyDocument,
  decideFields,
  referenceDate,
  WindowReader,
  type Reading,
  type WindowAnswer,
} from '../understanding';
import { cutIntoWindows } from './windows';

export interface ReadProgress {
  readonly done: number;
  readonly total: number;
  readonly step: string;
}

export interface ReadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReadProgress) => void;
}

/**
 * Reads a document with a pack: its intent, then every field, window by window so that each window is computed once.
 */
export async function readDocument(
  model: LanguageModel,
  pack: TaskPack,
  text: string,
  { signal, onProgress }: ReadOptions = {},
): Promise<Result<Reading, ModelError>> {
  const begin = performance.now();
  const cut = await cutIntoWindows(model, text);
  if (!cut.ok) return cut;
  const windows = cut.value;

  const total = windows.length * (pack.fields.length + 1);
  let done = 0;
  const advance = (step: string) => {
    onProgress?.({ done: done++, total, step });
  };
  const reference = referenceDate(text, pack.locale);
  const answers = new Map<string, WindowAnswer[]>(pack.fields.map(({ name }) => [name, []]));
  const scores = [];
  for (const { start, end } of windows) {
    const part = text.slice(start, end);
    advance('What the document is about');
    const scored = await classifyDocument.score(model, pack, part, signal);
    if (!scored.ok) return scored;
    scores.push(scored.value);
    const reader = new WindowReader(model, pack, { text: part, reference, signal });
    for (const field of pack.fields) {
      advance(field.title);
      const answer = await reader.read(field);
      if (!answer.ok) return answer;
      answers.get(field.name)?.push(answer.value);
    }
  }
  const intent = await classifyDocument.decide(model, pack, scores, signal);
  if (!intent.ok) return intent;
  onProgress?.({ done: total, total, step: 'Done' });
  return ok({
    packId: pack.id,
    packVersion: pack.version,
    intent: intent.value,
    fields: decideFields(pack, model.card.id, { text, reference, windows }, answers),
    engine: model.card.engine,
    model: model.card.id,
    seconds: (performance.now() - begin) / 1000,
    windows: windows.length,
  });
}
