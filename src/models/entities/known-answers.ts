import '../../shared/zod-without-eval';
import * as z from 'zod';

/**
 * `known-answers.json` of an entity model's pack: sentences with the labels that the model gave when it was made; null: it
 * was not sure.
 */
export const knownAnswersSchema = z
  .array(
    z.object({
      ids: z.array(z.int().nonnegative()).min(1),
      labels: z.array(z.string().nullable()).min(1),
    }),
  )
  .min(1);

export type KnownAnswers = z.infer<typeof knownAnswersSchema>;

/** Whether a classifier labels the known sentences as it did when it was made. */
export async function knowsAnswers(
  classifier: {
    readonly labels: readonly string[];
    classify(windows: readonly (readonly number[])[]): Promise<readonly Float32Array[]>;
  },
  known: KnownAnswers,
): Promise<boolean> {
  const { labels } = classifier;
  const logits = await classifier.classify(known.map(({ ids }) => ids));
  return known.every((answer, row) =>
    answer.labels.every((label, place) => {
      if (label === null) return true;
      const own = logits[row]?.subarray(place * labels.length, (place + 1) * labels.length) ?? new Float32Array();
      return own.length > 0 && labels[own.indexOf(Math.max(...own))] === label;
    }),
  );
}
