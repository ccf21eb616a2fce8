import type { Calibration } from '../../routing';
import type { FieldValue } from '../../understanding';

/** What was learned from a person's answers for one pack: plain data, to be stored. */
export interface LearnedTask {
  readonly format: 'stayput-learned/1';
  /** Differs when anything that was learned differs. */
  readonly version: string;
  readonly packId: string;
  readonly packVersion: string;
  /** Epoch milliseconds. */
  readonly learnedAt: number;
  /** Documents with a label that it was learned from. */
  readonly documents: number;
  /** Labels by question. */
  readonly labels: Readonly<Record<string, number>>;
  /** Null where the labels teach none. */
  readonly intents: { readonly classifier: string; readonly calibration: Calibration } | null;
  /** Null as above. In base64, as above. */
  readonly ranker: string | null;
  /** How right the model of the device is where, and for which model that was found out. */
  readonly device: { readonly basis: string; readonly calibrations: Readonly<Record<string, Calibration>> };
  /** What could not be learned and why, a sentence each. */
  readonly problems: readonly string[];
}

/** What a learned reader says about one question of a document. */
export interface LearnedAnswer {
  /** The normal form, or the intent's label; null: not stated. */
  readonly value: string | null;
  /** Where it stands; null for an intent, and where nothing is stated. */
  readonly found: FieldValue | null;
  /** Calibrated probability of being right, 0 to 1. */
  readonly confidence: number;
  /** How far the next best answer is behind, from 0 to 1. */
  readonly margin: number;
}

/** A reader that learned from labels: tier 0. */
export interface LearnedReader {
  readonly version: string;
  /** By question, those that were learned. */
  read(text: string): ReadonlyMap<string, LearnedAnswer>;
}
