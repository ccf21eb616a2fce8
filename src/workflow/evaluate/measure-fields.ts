import {
  fieldScores,
  isRightValue,
  microF1,
  seededRandom,
  type CertifiedReport,
  type EvaluationRecord,
  type EvaluationReport,
  type FieldOutcome,
} from '../../evaluation';
import { riskCoverage } from '../../routing';
import { err, ok, type Result } from '../../shared/result';
import { trainFieldRanker, type FieldRanker, type RankedField } from '../../tuning';
import {
  cancelled,
  certifiedOn,
  curvePoints,
  readEach,
  type EvaluateParts,
  type Judged,
  type Measured,
  type RecordSplit,
} from './measured';
import type { EvaluationError, EvaluationOrder } from './order';

/** What one field of one document came to. */
type Answered = FieldOutcome & Judged;

/** Learns where fields stand in documents, and measures it. Each field is certified by itself. */
export async function measureFields(
  split: RecordSplit,
  { seed, target, delta }: EvaluationOrder,
  parts: EvaluateParts,
): Promise<Result<Measured, EvaluationError>> {
  const trained = await trainFieldRanker(
    split.training.map(({ text, fields }) => ({ text, fields: Object.fromEntries(fields) })),
    {
      seed,
      signal: parts.signal,
      pause: parts.pause,
      onProgress: (share) => {
        parts.onProgress({ step: 'Learning fields from labels', share });
      },
    },
  );
  if (!trained.ok) {
    const { code, message } = trained.error;
    return err(code === 'aborted' ? cancelled : { code: 'cannot-learn', message });
  }
  const ranker = trained.value;
  const judge = (record: EvaluationRecord) => judged(record, ranker);
  const labelled = (records: readonly EvaluationRecord[]) => records.filter(({ fields }) => fields.size > 0);
  const calibrating = await readEach(labelled(split.calibration), 'Deciding which fields are trusted', judge, parts);
  if (!calibrating.ok) return calibrating;
  const testing = await readEach(labelled(split.test), 'Reading fields of the test part', judge, parts);
  if (!testing.ok) return testing;
  const [known, all] = [calibrating.value.answers.flat(), testing.value.answers.flat()];
  // One answer of each document: those of one document come together, and are no evidence for each other.
  const random = seededRandom(seed);
  const drawn = calibrating.value.answers.flatMap((own) => {
    const place = Math.floor(random() * own.length);
    return own.slice(place, place + 1);
  });
  const together = certifiedOn(drawn, all, { target, delta });
  const fields: Record<string, NonNullable<EvaluationReport['fields']>[string]> = {};
  let acceptedAlone = 0;
  for (const name of [...new Set(all.map((one) => one.name))].toSorted()) {
    const own = all.filter((one) => one.name === name);
    const certified = certifiedOn(
      known.filter((one) => one.name === name),
      own,
      { target, delta },
    );
    acceptedAlone += certified.accepted;
    define(fields, name, { ...fieldScores(own), certified: certified.report });
  }
  const f1 = microF1(all);
  const accepted = 'reason' in together.report ? acceptedAlone : together.accepted;
  return ok({
    report: { fields, fieldsTogether: together.report, ...(f1 && { microF1: f1 }) },
    riskCoverage: riskCoverage(all, curvePoints).map((point) => ({ task: 'fields', ...point })),
    accepted,
    asked: all.length - accepted,
    latencies: testing.value.latencies,
    notes: unfindable(ranker),
  });
}

/** Each labelled field of a record. What nothing was learned for is not found, and not sure. */
function judged({ id, text, fields }: EvaluationRecord, ranker: FieldRanker): readonly Answered[] {
  const read = new Map<string, RankedField>(ranker.read(text).map((one) => [one.name, one]));
  return [...fields].map(([name, right]) => {
    const { found = null, probability = 0 } = read.get(name) ?? {};
    return {
      documentId: id,
      name,
      confidence: probability,
      isStated: right.length > 0,
      isFound: found !== null,
      isCorrect: isRightValue(right, found === null ? null : [found.quote]),
    };
  });
}

function unfindable({ fields }: FieldRanker): readonly string[] {
  return fields
    .filter(({ unfindable: missing }) => missing > 0)
    .map(
      ({ name, unfindable: missing }) =>
        `${String(missing)} labels of “${name}” stand nowhere in their documents letter by letter; nothing was learned from them.`,
    );
}

/** A name may be one that every object has. */
function define(
  fields: Record<string, NonNullable<EvaluationReport['fields']>[string]>,
  name: string,
  value: { precision: number | null; recall: number | null; f1: number | null; certified: CertifiedReport },
): void {
  Object.defineProperty(fields, name, { value, enumerable: true, configurable: true, writable: true });
}
