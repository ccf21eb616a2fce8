import { accepts, certify, type Certificate, type CheckedAnswer } from './certify';
import { observe, startDriftWatch, type DriftWatch } from './e-process';
import type { RiskPromise } from './test-plan';

/** A spot check with the time at which a person answered it, in epoch milliseconds. */
export interface TimedCheck extends CheckedAnswer {
  readonly at: number;
}

/** A look at the labels that decided whether to promise. */
export interface Look {
  /** Epoch milliseconds. */
  readonly at: number;
  /** How many labels there were. */
  readonly labels: number;
}

/** A promise about one kind of answer, kept as labels come: plain data. */
export interface Guarantee {
  /** What it is about: versions of all that gives these answers, and what was promised. Another basis is another guarantee. */
  readonly basis: string;
  readonly promise: RiskPromise;
  readonly looks: readonly Look[];
  /** Of the last look. */
  readonly certificate: Certificate;
  /** The spot checks on accepted answers since the last look. */
  readonly watch: DriftWatch;
  /** When errors had become so many that the threshold was withdrawn; null while it stands. */
  readonly withdrawnAt: number | null;
}

/** How sure the watch must be of a risk above the target before it withdraws: one false alarm in 20 guarantees that keep their promise. */
const alarmLevel = 0.05;

/** A guarantee that nothing is known of yet: nothing is accepted. */
export function newGuarantee(basis: string, promise: RiskPromise): Guarantee {
  return {
    basis,
    promise,
    looks: [],
    certificate: certify([], promise),
    watch: startDriftWatch({ target: promise.target, alpha: alarmLevel }),
    withdrawnAt: null,
  };
}

/**
 * How many labels the next look waits for, and which part of delta it may spend. The first one waits for as many as certify something if
 * all of them are right: 59 for 5 % wrong and delta .1. Who looks again after each label finds some day what he
 * hopes for; so looks wait until labels have doubled, and each spends half of what is left of delta. Together they spend delta.
 */
export function nextLook({ looks, promise }: Pick<Guarantee, 'looks' | 'promise'>): {
  readonly labels: number;
  readonly delta: number;
} {
  const last = looks.at(-1);
  const delta = promise.delta / 2 ** (looks.length + 1);
  return {
    labels: last === undefined ? Math.ceil(Math.log(delta) / Math.log1p(-promise.target)) : 2 * last.labels,
    delta,
  };
}

/**
 * The guarantee with what spot checks say now: looks when there are enough for the next look, and watches the accepted answers that were
 * checked since the last one. One whose errors have risen is withdrawn and stays so.
 *
 * @param checks - by {@link answeredInOrder}; the confidences and outcomes of exactly the basis
 */
export function updateGuarantee(guarantee: Guarantee, checks: readonly TimedCheck[], now: number): Guarantee {
  if (guarantee.withdrawnAt !== null) return guarantee;
  const next = nextLook(guarantee);
  if (checks.length >= next.labels) {
    const certificate = certify(checks, { target: guarantee.promise.target, delta: next.delta });
    return {
      ...guarantee,
      looks: [...guarantee.looks, { at: now, labels: checks.length }],
      certificate,
      watch: startDriftWatch({ target: guarantee.promise.target, alpha: alarmLevel }),
    };
  }
  const since = guarantee.looks.at(-1)?.at ?? Infinity;
  const watch = checks
    .filter(({ at, confidence }) => at > since && accepts(guarantee.certificate, confidence))
    .toSorted((a, b) => a.at - b.at)
    .reduce((before, { isCorrect }) => observe(before, !isCorrect), startDriftWatch(guarantee.watch));
  return { ...guarantee, watch, withdrawnAt: watch.alarmedAt === null ? null : now };
}

/**
 * A withdrawn guarantee, opened again once the cause of the errors was found: nothing is certified before the next look, which waits for as
 * many labels as it would have, and has no more of delta.
 */
export function beginAgain(guarantee: Guarantee): Guarantee {
  return { ...newGuarantee(guarantee.basis, guarantee.promise), looks: guarantee.looks };
}

/** Whether an answer of this confidence may be accepted without a person. */
export function isAccepted({ certificate, withdrawnAt }: Guarantee, confidence: number): boolean {
  return withdrawnAt === null && accepts(certificate, confidence);
}

/** How many more spot checks the next look waits for; more, where the last one told how many would do. */
export function checksMissing(guarantee: Guarantee, labels: number): number {
  return Math.max(0, nextLook(guarantee).labels - labels);
}
