import type { EvaluationRecord } from '../../evaluation';

/** What is to be measured. */
export interface EvaluationOrder {
  readonly records: readonly EvaluationRecord[];
  /** Labels of a file of their own; null: they are split from the records. */
  readonly training: readonly EvaluationRecord[] | null;
  /** How many labelled records may be used; null: three in five of the records, or all of `training`. */
  readonly labels: number | null;
  readonly seed: number;
  /** The error rate among accepted answers that is asked for. */
  readonly target: number;
  /** The chance that the promise is broken by bad luck with the labels. */
  readonly delta: number;
}

/** Why there is no report. `message` is a sentence for a person. */
export interface EvaluationError {
  readonly code: 'nothing-labelled' | 'cannot-learn' | 'cancelled' | 'worker-died';
  readonly message: string;
}

/** How far it is. */
export interface EvaluationProgress {
  readonly step: string;
  /** From 0 to 1. */
  readonly share: number;
}

/** What a step of the work is told by, and how it is stopped. */
export interface Step {
  readonly signal: AbortSignal;
  /** Lets a message in. */
  readonly pause: () => Promise<void>;
  /** Called with a share from 0 to 1. */
  readonly onShare: (share: number) => void;
}
