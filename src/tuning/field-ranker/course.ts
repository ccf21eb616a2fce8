import { seededRandom } from '../../evaluation';
import { err, ok, type Result } from '../../shared/result';
import type { FieldCalibration, Trial } from './calibration';
import type { Wanted } from './candidates';
import {
  exerciseOf,
  fieldNames,
  LabelReader,
  lessonOf,
  trialOf,
  type Exercise,
  type Label,
  type LabelledText,
} from './lessons';
import { planOf, wantedRows } from './plan';
import type { FieldModel, FieldReport } from './ranker';
import { learn, noWeights, scoresOf } from './softmax';

/** How a training goes on. */
export interface TrainOptions {
  /** Another seed visits the documents in another order. 1 when left out. */
  readonly seed?: number;
  /** Told the share that is done, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** Awaited every few milliseconds of work, so that a page can stay responsive. */
  readonly pause?: () => Promise<void>;
  readonly signal?: AbortSignal;
}

/** Why nothing was learnt. */
export interface TrainError {
  /** `no-labels`: no label at all, or none whose value stands in its text. */
  readonly code: 'no-labels' | 'too-many-fields' | 'too-many-documents' | 'aborted';
  readonly message: string;
}

/** Most of what one training takes, so that it ends and fits into memory. */
export const MOST_FIELDS = 100;
export const MOST_DOCUMENTS = 5_000;

const PARTS = 5;
/** With fewer documents, what is held out says too little. */
const FEWEST_TO_PART = 6;
/** The share of the time that it takes to read the documents. */
const PREPARING = 0.2;

/** What a document got from weights that had not seen it. */
export interface Held {
  readonly choices: Int32Array;
  readonly scores: Float64Array;
  /** Null when its label is no help. */
  readonly trial: Trial | null;
}

/** Only an abort leaves the deep loops by throwing. */
class Aborted extends Error {}

/** Runs a part of a training; an abort becomes an error that the caller meets. */
export async function guarded<T>(work: () => Promise<Result<T, TrainError>>): Promise<Result<T, TrainError>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Aborted)) throw error;
    return err({ code: 'aborted', message: 'The training was stopped. What was learnt before is unchanged.' });
  }
}

/** Everything that the trainings of the parts and of the whole share. */
export interface Course {
  readonly reports: readonly FieldReport[];
  readonly exercises: readonly Exercise[];
  /** Indexes of the examples that each training of a part leaves out. */
  readonly parts: readonly ReadonlySet<number>[];
  readonly labels: readonly ReadonlyMap<string, Label>[];
  /** By training (the parts, then the whole) and field. */
  readonly plans: readonly (readonly Wanted[])[];
  readonly seed: number;
  readonly breath: Breath;
}

/** Looks up the labels, chooses the candidates and lays out the documents. */
export async function prepare(
  examples: readonly LabelledText[],
  options: TrainOptions,
): Promise<Result<Course, TrainError>> {
  const names = fieldNames(examples);
  if (names.length > MOST_FIELDS)
    return failure('too-many-fields', `No more than ${String(MOST_FIELDS)} fields can be learnt at once.`);
  if (examples.length > MOST_DOCUMENTS)
    return failure(
      'too-many-documents',
      `No more than ${String(MOST_DOCUMENTS)} documents can be learnt from at once.`,
    );
  const breath = new Breath(options);
  const reader = new LabelReader();
  const labels: ReadonlyMap<string, Label>[] = [];
  for (const [i, example] of examples.entries()) {
    labels.push(reader.read(example));
    await breath.take(example.text.length, (PREPARING * i) / (2 * examples.length));
  }
  const seed = options.seed ?? 1;
  const parts = partsOf(examples, seed);
  const plans = [...parts, new Set<number>()].map((part) =>
    names.map((name) =>
      planOf(
        labels.flatMap((ofDocument, i) => {
          const label = part.has(i) ? undefined : ofDocument.get(name);
          return label?.kind === 'stated' ? [label.ways] : [];
        }),
        reader.costs,
      ),
    ),
  );
  const every = plans.flat();
  const exercises: Exercise[] = [];
  for (const [i, { text }] of examples.entries()) {
    exercises.push(exerciseOf(text, every));
    await breath.take(text.length, (PREPARING * (examples.length + i)) / (2 * examples.length));
  }
  const reports = names.map((name, f) => reportOf(name, { examples, exercises, labels }, plans.at(-1)?.[f]));
  if (reports.every(({ status }) => status === 'no-labels'))
    return failure(
      'no-labels',
      'There is nothing to learn from: no label, or none whose value stands in its document. Label some documents first.',
    );
  return ok({ reports, exercises, parts, labels, plans, seed, breath });
}

/** Scores of each document by weights that had not seen it, by field and document; null where there are none. */
export async function crossFit(course: Course): Promise<readonly (readonly (Held | null)[])[]> {
  const held: (Held | null)[][] = course.reports.map(() => course.exercises.map(() => null));
  for (const [p, part] of course.parts.entries()) {
    for (const [f, { name }] of course.reports.entries()) {
      const { wanted, weights } = await fitField(course, p, f);
      for (const i of part) {
        const exercise = course.exercises[i];
        const ofField = held[f];
        if (!exercise || !ofField) continue;
        const choices = wantedRows(exercise.candidates, wanted);
        const scores = scoresOf({ rows: exercise.rows, choices }, weights);
        ofField[i] = { choices, scores, trial: trialOf(exercise, course.labels[i]?.get(name), choices, scores) };
      }
    }
  }
  return held;
}

/** Learns from all documents. */
export async function fitAll(
  course: Course,
  calibrations: readonly FieldCalibration[],
): Promise<readonly FieldModel[]> {
  const models: FieldModel[] = [];
  for (const [f, report] of course.reports.entries()) {
    const calibration = calibrations[f];
    if (calibration) models.push({ report, calibration, ...(await fitField(course, course.parts.length, f)) });
  }
  return models;
}

async function fitField(
  course: Course,
  training: number,
  field: number,
): Promise<Pick<FieldModel, 'wanted' | 'weights'>> {
  const { exercises, labels, parts, plans, reports, seed, breath } = course;
  const wanted = plans[training]?.[field] ?? { sources: 0, forms: new Set() };
  const name = reports[field]?.name ?? '';
  const lessons = exercises.flatMap((exercise, i) =>
    parts[training]?.has(i) ? [] : (lessonOf(exercise, labels[i]?.get(name), wanted) ?? []),
  );
  const done = (training * reports.length + field) / ((parts.length + 1) * reports.length);
  const share = PREPARING + (1 - PREPARING) * done;
  await breath.take(0, share);
  if (!lessons.some(({ isStated }) => isStated)) return { wanted, weights: noWeights() };
  return { wanted, weights: await learn(lessons, seed, (work) => breath.take(work, share)) };
}

function failure(code: TrainError['code'], message: string): Result<never, TrainError> {
  return err({ code, message });
}

/** Lets others work, and notices an abort. */
class Breath {
  readonly #options: TrainOptions;
  #work = 0;

  constructor(options: TrainOptions) {
    this.#options = options;
  }

  /** @param work - characters read or candidates scored since the last call; the unit is about a microsecond */
  async take(work: number, share: number): Promise<void> {
    if (this.#options.signal?.aborted) throw new Aborted();
    this.#work += work;
    if (this.#work < 20_000) return;
    this.#work = 0;
    this.#options.onProgress?.(share);
    await this.#options.pause?.();
  }
}

/** Five parts of about the same size, drawn by the seed; equal texts are in one. None when there are few documents. */
function partsOf(examples: readonly LabelledText[], seed: number): readonly ReadonlySet<number>[] {
  const groups = new Map<string, number[]>();
  for (const [i, { text }] of examples.entries()) groups.set(text, [...(groups.get(text) ?? []), i]);
  if (groups.size < FEWEST_TO_PART) return [];
  const order = [...groups.values()];
  const random = seededRandom(seed);
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] ?? [], order[i] ?? []];
  }
  return Array.from({ length: PARTS }, (_, p) => new Set(order.flatMap((group, i) => (i % PARTS === p ? group : []))));
}

function reportOf(
  name: string,
  {
    examples,
    exercises,
    labels,
  }: Pick<Course, 'exercises' | 'labels'> & { readonly examples: readonly LabelledText[] },
  wanted: Wanted = { sources: 0, forms: new Set() },
): FieldReport {
  const known = new Map<string, string>();
  const counts = { labelled: 0, unfindable: 0, uncovered: 0, contradictory: 0, stated: 0, absent: 0 };
  for (const [i, ofDocument] of labels.entries()) {
    const label = ofDocument.get(name);
    const example = examples[i];
    const exercise = exercises[i];
    if (!label || !example || !exercise) continue;
    counts.labelled++;
    const value = JSON.stringify(example.fields[name]);
    if ((known.get(example.text) ?? value) !== value) counts.contradictory++;
    else known.set(example.text, value);
    if (label.kind === 'unfindable') counts.unfindable++;
    else if (label.kind === 'absent') counts.absent++;
    else if (lessonOf(exercise, label, wanted) === null) counts.uncovered++;
    else counts.stated++;
  }
  const { stated, absent, ...rest } = counts;
  const status = stated > 0 ? 'learnt' : absent > 0 ? 'never-stated' : 'no-labels';
  return { name, status, ...rest };
}
