/** A text and the intent that a person gave it. */
export interface LabelledExample {
  readonly text: string;
  readonly label: string;
}

/** Why no classifier came of it. */
export interface TrainError {
  readonly code: 'no-labels' | 'one-class' | 'cancelled';
  /** A sentence for a person. */
  readonly message: string;
}

export interface TrainOptions {
  /** Decides the order of training and the folds. The same seed and examples give the same bytes. 0 if left out. */
  readonly seed?: number;
  /** Called as work is done, with a share from 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** Lets the caller's event loop turn, so that a cancel can come in. Awaited every tenth of a second or so. */
  readonly pause?: () => Promise<void>;
  readonly signal?: AbortSignal;
}

export interface LabelProbability {
  readonly label: string;
  readonly probability: number;
}

/** What the classifier says about one text. */
export interface Prediction {
  readonly label: string;
  /** Temperature-scaled, so that of the answers with .8 about 8 in 10 are right, on texts like the examples. */
  readonly probability: number;
  /** How far the next label's probability is below, from 0 to 1. */
  readonly margin: number;
  /** The five most probable labels at most, most probable first. */
  readonly probabilities: readonly LabelProbability[];
  /** The share of the text's n-grams, by count, that training has seen, from 0 to 1; 0 for a text without any. */
  readonly known: number;
  /**
   * How much the text looks like any of the intents; higher is more in scope. The highest of the labels' scores before they
   * become probabilities (Hendrycks et al. 2022, "Scaling out-of-distribution detection for real-world settings": MaxLogit),
   * about -1 to 20: what is unknown in a text lowers it, where a probability only says which label is likelier than others.
   */
  readonly outOfScope: number;
}

/** A trained text classifier. Immutable; it holds no text, only hashes of n-grams with their weights. */
export interface Classifier {
  /** In the order of their UTF-16 units. */
  readonly labels: readonly string[];
  /** 16 hexadecimal digits of the FNV-1a hash of {@link toBytes}: equal versions predict alike. */
  readonly version: string;
  /** Takes any text: empty, huge, of any language. */
  predict(text: string): Prediction;
  /** For {@link readClassifier}. */
  toBytes(): Uint8Array;
}

/** A classifier with honest predictions for the examples that it was trained on. */
export interface CrossFitted {
  readonly classifier: Classifier;
  /** In the order of the examples. */
  readonly predictions: readonly Prediction[];
}
