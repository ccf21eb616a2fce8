import { upperBound, wilson, type Estimate } from './binomial';
import {
  labelsNeeded,
  planForEveryThreshold,
  planForFewThresholds,
  type RiskPromise,
  type TestPlan,
} from './test-plan';
import { notCertifiedSentence } from './words';

/** A spot check: what a person found about one answer. The answers to check must be drawn uniformly at random. */
export interface CheckedAnswer {
  /** Calibrated probability of being right, 0 to 1, by a calibration that was not fitted on this label. */
  readonly confidence: number;
  readonly isCorrect: boolean;
  /** Where it is from. Answers without one each count as a document of their own. */
  readonly documentId?: string;
}

/** The promise can be kept. It is about documents: see {@link certify}. */
export interface Certified extends RiskPromise {
  readonly kind: 'certified';
  /** The least confidence that is accepted; see {@link accepts}. */
  readonly threshold: number;
  /** The share of documents that have an accepted answer, with a 95 % interval. */
  readonly coverage: Estimate;
  /** The share of those that were wrong, with a 95 % interval. */
  readonly risk: Estimate;
  /** Exact upper bound of the true risk, at the level that searching all thresholds leaves of delta to this one: <= target. */
  readonly riskBound: number;
  /** Labelled documents with an accepted answer. */
  readonly accepted: number;
  /** How many of those have a wrong accepted answer. */
  readonly errors: number;
  /** Labelled documents. */
  readonly labels: number;
}

/** The promise can't be kept, or not yet: nothing may be accepted automatically. */
export interface NotCertified extends RiskPromise {
  readonly kind: 'not-certified';
  readonly reason: 'no-labels' | 'too-few-labels' | 'too-many-errors';
  /** For a person: what is missing and what to do. */
  readonly sentence: string;
  /**
   * How many more random labels (documents) would certify some threshold, more likely than not, if they go as those so far did.
   * Null where no threshold has fewer errors than the target, or so nearly as many that 100,000 would not do.
   */
  readonly missingLabels: number | null;
  /** Labelled documents. */
  readonly labels: number;
}

export type Certificate = Certified | NotCertified;

/** Nobody labels more than this by hand. */
const mostLabels = 100_000;

/**
 * The loosest threshold at which the share of wrong documents among the accepted ones is at most `target`: a promise that is broken for
 * at most `delta` of all samples of labels, whatever the law of confidences and errors is (Learn then Test, Angelopoulos et al., 2021;
 * the tests and why they hold together: `planForEveryThreshold`).
 *
 * The unit is the document, because errors in one document come together. A document is accepted where any of its answers is, and
 * is wrong where any of its accepted answers is. Answers that a person didn't check don't count, so check all of a document or one.
 *
 * It rests on the labels being a uniformly random sample of what the threshold will meet: labels of what looked doubtful, or of last
 * year's documents, certify nothing.
 */
export function certify(answers: readonly CheckedAnswer[], promise: RiskPromise): Certificate {
  const documents = documentsOf(answers);
  const planFor = documents.length === answers.length ? planForEveryThreshold : planForFewThresholds;
  const { target, delta } = promise;
  const labels = documents.length;
  const plan = planFor(Math.max(1, labels), promise);
  const passing = loosestPassing(documents, plan);
  if (passing !== null) {
    const { accepted, errors } = passing;
    return {
      kind: 'certified',
      target,
      delta,
      threshold: thresholdOf(passing),
      coverage: wilson(accepted, labels),
      risk: wilson(errors, accepted),
      riskBound: upperBound(errors, accepted, plan.level(accepted)),
      accepted,
      errors,
      labels,
    };
  }
  const needed = mostPromising(trialsOf(documents), labels, promise, planFor);
  const missingLabels = needed === null ? null : needed - labels;
  const reason = labels === 0 ? 'no-labels' : missingLabels === null ? 'too-many-errors' : 'too-few-labels';
  const sentence = notCertifiedSentence({ reason, target, labels, missingLabels });
  return { kind: 'not-certified', target, delta, reason, sentence, missingLabels, labels };
}

/** Whether an answer may be accepted without a person: only by a certificate, and only from its threshold on. */
export function accepts(certificate: Certificate, confidence: number): boolean {
  return certificate.kind === 'certified' && confidence >= certificate.threshold;
}

/** A labelled document by the confidences at which it changes, as the threshold falls. */
export interface CheckedDocument {
  /** Of its most confident answer; -1 where none has a confidence. */
  readonly accepted: number;
  /** Of its most confident wrong answer; -1 where none is wrong. */
  readonly wrong: number;
}

/** Answers put together by document. One whose confidence is no number is never accepted. */
export function documentsOf(answers: readonly CheckedAnswer[]): readonly CheckedDocument[] {
  const named = new Map<string, CheckedDocument>();
  const single: CheckedDocument[] = [];
  for (const { confidence, isCorrect, documentId } of answers) {
    const accepted = Number.isNaN(confidence) ? -1 : Math.min(1, Math.max(0, confidence));
    const wrong = isCorrect ? -1 : accepted;
    if (documentId === undefined) {
      single.push({ accepted, wrong });
      continue;
    }
    const before = named.get(documentId) ?? { accepted: -1, wrong: -1 };
    named.set(documentId, {
      accepted: Math.max(before.accepted, accepted),
      wrong: Math.max(before.wrong, wrong),
    });
  }
  return [...named.values(), ...single];
}

/** What happens at one threshold. */
interface Trial {
  /** The confidence that just misses, so that the threshold is the next number above it; below 0 where all are accepted. */
  readonly missed: number;
  readonly accepted: number;
  readonly errors: number;
}

/** The loosest threshold whose test passes, by a plan for as many documents; null where none does. */
export function loosestPassing(documents: readonly CheckedDocument[], { ranks, allowed }: TestPlan): Trial | null {
  const trials = trialsOf(documents);
  const tested =
    ranks === 'every' ? trials : ranks.flatMap((rank) => trials.findLast(({ accepted }) => accepted <= rank) ?? []);
  return tested
    .filter(({ accepted, errors }) => errors <= (allowed[accepted] ?? -1))
    .reduce<Trial | null>((best, each) => (best !== null && best.accepted >= each.accepted ? best : each), null);
}

/** What each threshold accepts, from the strictest to the loosest. */
function trialsOf(documents: readonly CheckedDocument[]): readonly Trial[] {
  const accepted = Float64Array.from(documents, (each) => each.accepted)
    .sort()
    .reverse();
  const wrong = Float64Array.from(documents, (each) => each.wrong)
    .sort()
    .reverse();
  const trials: Trial[] = [];
  let errors = 0;
  for (const [i, confidence] of accepted.entries()) {
    // Documents of one confidence are accepted together or not at all.
    const missed = accepted[i + 1] ?? -1;
    if (missed >= confidence) continue;
    while ((wrong[errors] ?? -1) > missed) errors++;
    trials.push({ missed, accepted: i + 1, errors });
  }
  return trials;
}

/** How many labels in all the threshold that needs the fewest would need. */
function mostPromising(
  trials: readonly Trial[],
  labels: number,
  promise: RiskPromise,
  planFor: (labels: number, promise: RiskPromise) => TestPlan,
): number | null {
  if (labels === 0) return labelsNeeded({ coverage: 1, risk: 0, labels, most: mostLabels }, promise, planFor);
  // The few most confident are right by luck: a risk below the target can't be seen in fewer than this.
  const fewest = Math.min(Math.ceil(1 / promise.target), Math.ceil(labels / 2));
  // About how many accepted labels a risk needs: the gap to the target, in standard errors of what the target allows.
  const effort = ({ accepted, errors }: Trial): number => labels / accepted / (promise.target - errors / accepted) ** 2;
  const best = trials
    .filter(({ accepted, errors }) => accepted >= fewest && errors / accepted < promise.target)
    .reduce<Trial | null>((least, each) => (least !== null && effort(least) <= effort(each) ? least : each), null);
  if (best === null) return null;
  const { accepted, errors } = best;
  return labelsNeeded(
    { coverage: accepted / labels, risk: errors / accepted, labels, most: mostLabels },
    promise,
    planFor,
  );
}

/**
 * The least confidence that a trial accepts. Not the least that was seen: the test is about all that lies above the one that just
 * misses.
 */
export function thresholdOf({ missed }: Trial): number {
  if (missed < 0) return 0;
  // The next number, by its bits; adding 0 makes -0 positive.
  const cell = new Float64Array([missed + 0]);
  const bits = new BigUint64Array(cell.buffer);
  bits[0] = (bits[0] ?? 0n) + 1n;
  return cell[0] ?? missed;
}
