import type { EvaluationRecord } from '../../evaluation';
import type { LanguageModel, ModelError } from '../../models';
import { ok, type Result } from '../../shared/result';
import type { TaskPack } from '../../tasks';
import { classifyDocument, type FieldReading, type IntentReading } from '../../understanding';
import { readDocument } from '../read-document';
import { cutIntoWindows } from '../windows';
import type { ReadingTask } from './reading-task';

/** What is asked about a record. */
export interface Needs {
  readonly intent: boolean;
  readonly fields: boolean;
}

/** An intent in the records' words; null: the model's answer is none that the records know. */
export interface IntentAnswer {
  readonly label: string | null;
  readonly confidence: number;
  /** How far the next one's confidence is below. */
  readonly margin: number;
}

/** What the model says about a record; what was not asked is null. */
export interface DeviceReading {
  readonly intent: IntentAnswer | null;
  /** By the records' names. */
  readonly fields: ReadonlyMap<string, FieldReading> | null;
}

/** Asks the model about one record. */
export async function readWithDevice(
  model: LanguageModel,
  task: ReadingTask,
  { text, fields }: EvaluationRecord,
  needs: Needs,
  signal: AbortSignal,
): Promise<Result<DeviceReading, ModelError>> {
  const names = needs.fields ? [...fields.keys()].flatMap((name) => task.fields.get(name) ?? []) : [];
  if (names.length === 0) {
    if (!needs.intent) return ok({ intent: null, fields: needs.fields ? new Map() : null });
    const intent = await classify(model, task.pack, text, signal);
    return intent.ok ? ok({ intent: intentAnswer(intent.value, task), fields: null }) : intent;
  }
  const read = await readDocument(model, packFor(task, new Set(names), needs.intent), text, { signal });
  if (!read.ok) return read;
  const byName = new Map(read.value.fields.map((field) => [field.name, field]));
  return ok({
    intent: needs.intent ? intentAnswer(read.value.intent, task) : null,
    fields: new Map(
      [...fields.keys()].flatMap((name) => {
        const found = byName.get(task.fields.get(name) ?? '');
        return found === undefined ? [] : [[name, found] as const];
      }),
    ),
  });
}

async function classify(
  model: LanguageModel,
  pack: TaskPack,
  text: string,
  signal: AbortSignal,
): Promise<Result<IntentReading, ModelError>> {
  const cut = await cutIntoWindows(model, text);
  if (!cut.ok) return cut;
  const [{ start, end }] = cut.value;
  return classifyDocument(model, pack, text.slice(start, end), signal);
}

function packFor({ pack, isDerived }: ReadingTask, names: ReadonlySet<string>, asksIntent: boolean): TaskPack {
  return {
    ...pack,
    ...(isDerived && { fields: pack.fields.filter(({ name }) => names.has(name)) }),
    ...(!asksIntent && { classification: { ...pack.classification, intents: [] } }),
  };
}

/** Of a derived pack, "something else" is an answer only where the records have a name for it. */
export function intentAnswer({ ranking }: IntentReading, { intents, isDerived }: ReadingTask): IntentAnswer {
  const possible = isDerived ? ranking.filter(({ label }) => intents.has(label)) : ranking;
  const total = possible.reduce((sum, { confidence }) => sum + confidence, 0);
  const shareOf = (place: number) => (total > 0 ? (possible[place]?.confidence ?? 0) / total : 0);
  return {
    label: intents.get(possible[0]?.label ?? '') ?? null,
    confidence: shareOf(0),
    margin: shareOf(0) - shareOf(1),
  };
}
