import { calibratedConfidence, type Calibration } from '../../routing';
import { deviceAnswer, deviceFeatures, readingBasis, type DeviceAnswer } from './device-confidence';
import type { TaskDocument } from './labels';
import type { LearnedAnswer, LearnedReader, LearnedTask } from './learned-task';

/** Who answers on this device: what was learned from labels, before the model. */
export type DeviceTier = 'tier-0' | 'device';

/** The answers of both readers to one question of a document. */
export interface TwoReads {
  /** Null: nothing was learned for it. */
  readonly learned: LearnedAnswer | null;
  /** Null: the model didn't read it, or another one did. */
  readonly device: (DeviceAnswer & { readonly confidence: number; readonly isFitted: boolean }) | null;
}

/** What both readers of this device are. */
export interface Readers {
  readonly learned: LearnedReader | null;
  readonly calibrations: LearnedTask['device'] | null;
  /** Of the model that reads now; see {@link readingBasis}. */
  readonly deviceBasis: string;
}

/** Both readers' answers to some questions. */
export function readTwice(
  { text, reading }: Pick<TaskDocument, 'text' | 'reading'>,
  questions: readonly string[],
  { learned, calibrations, deviceBasis }: Readers,
): ReadonlyMap<string, TwoReads> {
  const own = learned?.read(text);
  const isCurrent = reading !== null && readingBasis(reading) === deviceBasis;
  return new Map(
    questions.map((question) => {
      const second = own?.get(question) ?? null;
      const answer = isCurrent ? deviceAnswer(reading, question) : null;
      const calibration = calibrations?.basis === deviceBasis ? calibrations.calibrations[question] : undefined;
      const confidence = answer === null ? 0 : deviceConfidence(answer, second, calibration);
      const device = answer === null ? null : { ...answer, confidence, isFitted: calibration !== undefined };
      return [question, { learned: second, device }];
    }),
  );
}

/** Fitted to labels where there are some; otherwise the model's own score, which no label has tried. */
function deviceConfidence(
  answer: DeviceAnswer,
  second: LearnedAnswer | null,
  calibration: Calibration | undefined,
): number {
  return calibration === undefined ? answer.score : calibratedConfidence(calibration, deviceFeatures(answer, second));
}
