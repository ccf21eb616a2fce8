import type { CertifiedReport, EvaluationRecord, EvaluationReport, RiskCoveragePoint } from '../../evaluation';
import type { LanguageModel } from '../../models';
import { accepts, certify, type Certificate } from '../../routing';
import { ok, err, type Result } from '../../shared/result';
import type { EvaluationError, EvaluationProgress } from './order';
import type { Tier } from './stages';

/** What an evaluation has from outside of its room. */
export interface EvaluateParts {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: EvaluationProgress) => void;
  /** Milliseconds, from any beginning. */
  readonly now: () => number;
  /** Lets a message in. */
  readonly pause: () => Promise<void>;
  /** The model of the device, made ready if it isn't. */
  readonly loadModel: () => Promise<Result<LanguageModel, EvaluationError>>;
}

/** The records, by what they are for. */
export interface RecordSplit {
  readonly training: readonly EvaluationRecord[];
  readonly calibration: readonly EvaluationRecord[];
  readonly test: readonly EvaluationRecord[];
}

/** An answer, how sure it is, and whether it is right. */
export interface Judged {
  readonly documentId: string;
  readonly confidence: number;
  readonly isCorrect: boolean;
}

/** What one part of an evaluation adds to the report. */
export interface Measured {
  readonly report: Pick<EvaluationReport, 'intents' | 'fields' | 'microF1' | 'fieldsTogether' | 'fieldStages'>;
  readonly riskCoverage: readonly RiskCoveragePoint[];
  /** Questions of the test part, by who is trusted with them. */
  readonly tiers: Readonly<Record<Tier, number>>;
  /** The same questions, by whose answer counts. */
  readonly answered: Readonly<Record<Exclude<Tier, 'person'>, number>>;
  readonly notes: readonly string[];
}

/** Points of a risk-coverage curve in a report. */
export const curvePoints = 50;
/** What is read between two pauses. */
const documentsPerTurn = 50;

/** Decides by one part what is trusted, and tells what that came to on the other. */
export function certifiedOn(
  calibration: readonly Judged[],
  test: readonly Judged[],
  promise: { readonly target: number; readonly delta: number },
): { readonly report: CertifiedReport; readonly accepted: number } {
  const certificate = certify(calibration, promise);
  const trusted = test.filter(({ confidence }) => accepts(certificate, confidence));
  return { report: certifiedReport(certificate, test, trusted), accepted: trusted.length };
}

function certifiedReport(
  certificate: Certificate,
  test: readonly Judged[],
  trusted: readonly Judged[],
): CertifiedReport {
  if (certificate.kind === 'not-certified') {
    return { reason: certificate.sentence, missingLabels: certificate.missingLabels };
  }
  const wrong = trusted.filter(({ isCorrect }) => !isCorrect).length;
  return {
    target: certificate.target,
    delta: certificate.delta,
    threshold: certificate.threshold,
    coverage: test.length === 0 ? 0 : trusted.length / test.length,
    risk: trusted.length === 0 ? null : wrong / trusted.length,
  };
}

interface ReadRecords<T> {
  readonly answers: readonly T[];
  readonly milliseconds: ReadonlyMap<EvaluationRecord, number>;
}

/** Reads records one after the other, tells how far it is, and how long each took. */
export async function readEach<T>(
  records: readonly EvaluationRecord[],
  step: string,
  read: (record: EvaluationRecord) => T,
  { signal, onProgress, now, pause }: EvaluateParts,
): Promise<Result<ReadRecords<T>, EvaluationError>> {
  const answers: T[] = [];
  const milliseconds = new Map<EvaluationRecord, number>();
  for (const [place, record] of records.entries()) {
    if (place % documentsPerTurn === 0) {
      onProgress({ step, share: place / records.length });
      await pause();
      if (signal.aborted) return err(cancelled);
    }
    const begin = now();
    answers.push(read(record));
    milliseconds.set(record, now() - begin);
  }
  return ok({ answers, milliseconds });
}

/** Whether the evaluation was stopped, perhaps while something else was awaited. */
export function isStopped(signal: AbortSignal): boolean {
  return signal.aborted;
}

export const cancelled: EvaluationError = { code: 'cancelled', message: 'Stopped as you asked.' };
