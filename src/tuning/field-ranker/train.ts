import { ok, type Result } from '../../shared/result';
import { calibrate, UNTRIED } from './calibration';
import { crossFit, fitAll, guarded, prepare, type TrainError, type TrainOptions } from './course';
import type { LabelledText } from './lessons';
import { rankerOf, readingOf, type FieldRanker, type RankedField } from './ranker';

/** Learns to read the fields that the examples label. The same for the same examples and seed. */
export async function trainFieldRanker(
  examples: readonly LabelledText[],
  options: TrainOptions = {},
): Promise<Result<FieldRanker, TrainError>> {
  return guarded(async () => {
    const course = await prepare(examples, options);
    if (!course.ok) return course;
    const held = await crossFit(course.value);
    const calibrations = calibrate(held.map((field) => field.flatMap((trial) => trial?.trial ?? [])));
    const models = await fitAll(course.value, calibrations);
    options.onProgress?.(1);
    return ok(rankerOf(models));
  });
}

/**
 * What a training reads from each example when it had not seen it: cross-fitted in five parts, and calibrated on the
 * other parts. Equal texts are in one part. The same for the same examples and seed.
 *
 * @returns for each example, in order, one reading for each field that any example labels
 */
export async function outOfFold(
  examples: readonly LabelledText[],
  options: TrainOptions = {},
): Promise<Result<readonly (readonly RankedField[])[], TrainError>> {
  return guarded(async () => {
    const course = await prepare(examples, options);
    if (!course.ok) return course;
    const { parts, reports, exercises } = course.value;
    const held = await crossFit(course.value);
    const ofParts = parts.map((part) =>
      calibrate(held.map((field) => field.flatMap((one, i) => (part.has(i) ? [] : (one?.trial ?? []))))),
    );
    const readings = examples.map((_, i) => {
      const part = parts.findIndex((documents) => documents.has(i));
      return reports.map((report, f) => {
        const one = held[f]?.[i];
        const exercise = exercises[i];
        if (!one || !exercise) return { name: report.name, found: null, probability: 0, margin: 0, candidates: 0 };
        const ballot = { ...exercise, choices: one.choices, scores: one.scores };
        return readingOf(exercise.text, ballot, report, ofParts[part]?.[f] ?? UNTRIED);
      });
    });
    options.onProgress?.(1);
    return ok(readings);
  });
}
