import type { Estimate } from './bootstrap';

/** What is promised of accepted answers, and what the test part showed of it. */
export type CertifiedReport =
  | {
      /** The error rate among accepted answers that was asked for. */
      readonly target: number;
      /** The chance that the promise is broken by bad luck with the labels. */
      readonly delta: number;
      readonly threshold: number;
      /** Share of the test part that is accepted. */
      readonly coverage: number;
      /** Share of the accepted ones that are wrong; null where none is accepted. */
      readonly risk: number | null;
    }
  | { readonly reason: string; readonly missingLabels: number | null };

/** A point of a risk-coverage curve: accepting what is at least that sure. */
export interface RiskCoveragePoint {
  readonly task: 'intents' | 'fields';
  readonly threshold: number;
  readonly coverage: number;
  readonly risk: number;
}

/** What an evaluation found. All shares are of the test part. */
export interface EvaluationReport {
  readonly format: 'stayput-report/1';
  /** Records of the test part. */
  readonly n: number;
  /** Labelled records that were used: to teach and to calibrate. */
  readonly labels: number;
  readonly training: number;
  readonly calibration: number;
  readonly seed: number;
  readonly intents?: {
    readonly accuracy: Estimate;
    /** Expected calibration error. */
    readonly ece: number;
    /** How well the confidence tells right from wrong; .5 is chance. Null where all are right, or all wrong. */
    readonly auroc: number | null;
    readonly classes: number;
    readonly certified: CertifiedReport;
  };
  readonly fields?: Readonly<
    Record<
      string,
      {
        readonly precision: number | null;
        readonly recall: number | null;
        readonly f1: number | null;
        readonly certified: CertifiedReport;
      }
    >
  >;
  readonly microF1?: Estimate;
  /** Of all fields' answers together: one certificate, whose promise is about an answer to a field drawn at random. */
  readonly fieldsTogether?: CertifiedReport;
  readonly riskCoverage: readonly RiskCoveragePoint[];
  /** Of one record, reading only. */
  readonly latencyMs: { readonly p50: number; readonly p90: number; readonly p99: number };
  /** Tokens that a model computed for the test part. */
  readonly tokens: { readonly input: number; readonly output: number };
  /** By who answers, the share of the test part's questions; `person`: what nobody is certified for. */
  readonly tiers: Readonly<Record<string, number>>;
  /** What the figures assume, and what was left out, in sentences. */
  readonly notes: readonly string[];
}

/** The value below which that share of numbers lies (nearest rank); 0 of none. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
