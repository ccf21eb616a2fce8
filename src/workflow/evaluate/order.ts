import type { EvaluationRecord } from '../../evaluation';
import type { TaskPack } from '../../tasks';

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
  /** What the model of the device is asked; null: what the records' own names say. With a pack, the model takes part. */
  readonly pack: TaskPack | null;
  /** Whether the model takes part, for what is learned from labels is not trusted with. Where nothing is learned, it does. */
  readonly device: boolean;
  /** How many records of the training and of the calibration part the model reads, at most of each. */
  readonly deviceLimit: number;
}

/**
 * Why there is no report. `message` is a sentence for a person.
 *
 * `nothing-labelled`: no record says what is right. `one-class`: all say the same. `cannot-learn`: of the labels nothing can be
 * learned. `no-model`: nothing was learned, and the model could not be started. `model-failed`: it stopped on the way.
 */
export interface EvaluationError {
  readonly code:
    'nothing-labelled' | 'one-class' | 'cannot-learn' | 'no-model' | 'model-failed' | 'cancelled' | 'worker-died';
  readonly message: string;
}

/** How far it is. */
export interface EvaluationProgress {
  readonly step: string;
  /** From 0 to 1. */
  readonly share: number;
  /** Absent while nobody can tell. */
  readonly secondsLeft?: number;
}

/** What a step of the work is told by, and how it is stopped. */
export interface Step {
  readonly signal: AbortSignal;
  /** Lets a message in. */
  readonly pause: () => Promise<void>;
  /** Called with a share from 0 to 1. */
  readonly onShare: (share: number) => void;
}
