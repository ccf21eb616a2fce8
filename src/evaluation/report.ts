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

/** What each of two stages promises, with half of delta each. Coverage and risk are of what reached the stage. */
export interface StageReports {
  /** What was learned from labels; absent where nothing was. */
  readonly 'tier-0'?: CertifiedReport;
  readonly device: CertifiedReport;
}

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
    /** Of all stages together; the threshold is that of the first one that is certified. */
    readonly certified: CertifiedReport;
    readonly stages?: StageReports;
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
  readonly fieldStages?: StageReports;
  readonly riskCoverage: readonly RiskCoveragePoint[];
  /** Of one record, reading only. */
  readonly latencyMs: { readonly p50: number; readonly p90: number; readonly p99: number };
  /** For the test part: of prompts, what a model had not just read, and of the answers that it scored or made. */
  readonly tokens: { readonly input: number; readonly output: number };
  /** By who answers without asking anybody, the share of the test part's questions; `person`: what nobody is certified for. */
  readonly tiers: Readonly<Record<string, number>>;
  /** By whose answer the figures count, also where a person would decide: the share of the questions. Where a model took part. */
  readonly answered?: Readonly<Record<string, number>>;
  /** The model of the device, where it took part. */
  readonly model?: { readonly id: string; readonly engine: string };
  /** What the figures assume, and what was left out, in sentences. */
  readonly notes: readonly string[];
}

/** The value below which that share of numbers lies (nearest rank); 0 of none. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
