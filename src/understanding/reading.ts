import type { Span } from '../documents';

/** A value with its evidence. `quote` is `text.slice(start, end)` of the document, always. */
export interface FieldValue extends Span {
  readonly quote: string;
  /** Normal form: ISO date, `1234.50 USD`, `+442079460123`, lower-case e-mail, otherwise the quote with single spaces. */
  readonly value: string;
}

/** The answer for one field. `found: null` means "the document does not say", which is an answer. */
export interface FieldReading {
  readonly name: string;
  readonly found: FieldValue | null;
  /** Probability the model gives this answer among those it could have given; not calibrated against labels. */
  readonly confidence: number;
  /** Why, in one sentence for a person. */
  readonly reason: string;
  /**
   * The version of what was learned on this device from a person's answers, where that gave the answer; `confidence` is then fitted to
   * labels. Absent where the model did.
   */
  readonly learned?: string;
  /** The model outside that gave the value. Absent where the device's own did; `confidence` is then not about this value. */
  readonly answeredBy?: AnsweredBy;
}

/** Who gave a value, where it was not the model on this device. */
export interface AnsweredBy {
  readonly tier: 'private' | 'frontier';
  /** What a person reads for the destination. */
  readonly destination: string;
  readonly model: string;
  /** The ledger's entry of the answer. */
  readonly sequence: number;
}

export interface IntentReading {
  readonly label: string;
  /** Softmax over calibrated scores; not calibrated against labels. */
  readonly confidence: number;
  /** As in {@link FieldReading}. */
  readonly learned?: string;
  /** All labels, best first. Confidences sum to 1. */
  readonly ranking: readonly { readonly label: string; readonly confidence: number }[];
}

/** Who chose the pack that read a document. */
export interface PackChoice {
  readonly by: 'person' | 'automatic';
  /** How the model ranked it among the packs, as a score; null when there was nothing to choose among. */
  readonly confidence: number | null;
}

/**
 * The version of how documents are read: prompts, candidates, rules, fitted weights. It rises with each change that may change an answer,
 * and what was certified for another one lapses.
 */
export const READING_VERSION = '1';

/** What one run of a pack over one document found. */
export interface Reading {
  readonly packId: string;
  readonly packVersion: string;
  /** Absent in readings of the time when there was one pack. */
  readonly choice?: PackChoice;
  readonly intent: IntentReading;
  readonly fields: readonly FieldReading[];
  readonly engine: string;
  /** The model's id; of a document that needed no model, the version of what was learned. */
  readonly model: string;
  /** {@link READING_VERSION} of the time. Absent in readings from before it was kept. */
  readonly reader?: string;
  readonly seconds: number;
  /** How many windows the document was read in. */
  readonly windows: number;
}
