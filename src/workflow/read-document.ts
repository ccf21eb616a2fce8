import { err, ok, type Result } from '../shared/result';
import type { Span } from '../documents';
import type { LanguageModel, ModelError } from '../models';
import type { TaskPack } from '../tasks';
import {
  classifyDocument,
  decideFields,
  FieldReader,
  localeOf,
  READING_VERSION,
  Shortlister,
  type FieldEvidence,
  type FieldReading,
  type IntentReading,
  type ReadValue,
  type Reading,
  type Shortlist,
} from '../understanding';
import { cutIntoWindows } from './windows';

export interface ReadProgress {
  readonly done: number;
  readonly total: number;
  readonly step: string;
}

/** Answers that need no model: what was learned from labels gave them, and a guarantee covers them. */
export interface KnownAnswers {
  readonly intent: IntentReading | null;
  /** By the field's name. */
  readonly fields: ReadonlyMap<string, FieldReading>;
}

export interface ReadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReadProgress) => void;
  /** What is left is read by the model. */
  readonly known?: KnownAnswers;
}

/**
 * Reads a document with a pack: its intent from its opening, then every field. The whole text is searched for values;
 * where their labels and places leave doubt, the model reads the windows in which a field's best few stand, each window
 * once.
 */
export async function readDocument(
  model: LanguageModel,
  pack: TaskPack,
  text: string,
  { signal, onProgress, known = nothingKnown }: ReadOptions = {},
): Promise<Result<Reading, ModelError>> {
  const begin = performance.now();
  const cut = await cutIntoWindows(model, text);
  if (!cut.ok) return cut;
  const windows = cut.value;

  const locale = localeOf(text, pack.locale);
  const shortlister = new Shortlister(pack, model.card.id, text, locale);
  const lists: Shortlist[] = [];
  const asked = { ...pack, fields: pack.fields.filter(({ name }) => !known.fields.has(name)) };
  for (const field of asked.fields) {
    // A long document takes a while to search: the page it runs in goes on, and a cancel is heard.
    await new Promise((resolve) => setTimeout(resolve));
    if (signal?.aborted) return err({ code: 'cancelled', message: 'Stopped as you asked.', canRetry: true });
    lists.push(shortlister.of(field));
  }
  const questions = windows.flatMap((window, i) =>
    lists.flatMap(({ field, finalists, isClear }) => {
      if (isClear) return [];
      const here = finalists.filter(({ candidate }) => firstWindowOf(candidate, windows) === i);
      return here.length > 0 ? [{ window, field, finalists: here }] : [];
    }),
  );

  const total = questions.length + 1;
  let done = 0;
  const advance = (step: string) => {
    onProgress?.({ done: done++, total, step });
  };
  advance('What the document is about');
  const [opening] = windows;
  const intent =
    known.intent === null
      ? await classifyDocument(model, pack, text.slice(opening.start, opening.end), signal)
      : ok(known.intent);
  if (!intent.ok) return intent;

  const reader = new FieldReader(model, pack, text, signal);
  const values = new Map<string, ReadValue[]>(
    lists.map((list) => [list.field.name, list.isClear ? [...reader.withoutModel(list)] : []]),
  );
  for (const { window, field, finalists } of questions) {
    advance(field.title);
    const read = await reader.read(window, { field, finalists });
    if (!read.ok) return read;
    values.get(field.name)?.push(...read.value);
  }
  onProgress?.({ done: total, total, step: 'Done' });
  const evidence = new Map(
    lists.map(({ field, places }): [string, FieldEvidence] => [
      field.name,
      { places, values: values.get(field.name) ?? [] },
    ]),
  );
  const read = new Map(decideFields(asked, text, evidence).map((field) => [field.name, field]));
  return ok({
    packId: pack.id,
    packVersion: pack.version,
    intent: intent.value,
    fields: pack.fields.flatMap(({ name }) => known.fields.get(name) ?? read.get(name) ?? []),
    engine: model.card.engine,
    model: model.card.id,
    reader: READING_VERSION,
    seconds: (performance.now() - begin) / 1000,
    windows: windows.length,
  });
}

const nothingKnown: KnownAnswers = { intent: null, fields: new Map() };

/** The window that holds the whole of a span, or the one that holds its beginning. */
function firstWindowOf({ start, end }: Span, windows: readonly Span[]): number {
  const whole = windows.findIndex((window) => window.start <= start && end <= window.end);
  return whole >= 0 ? whole : windows.findLastIndex((window) => window.start <= start);
}
