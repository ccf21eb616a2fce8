import type { Result } from '../../shared/result';
import { fnv1a64Hex } from '../../shared/fnv1a';
import { readModel, writeModel, type ReadError } from './model-bytes';
import { predictionOf, Scorer, type Model } from './model';
import type { Classifier, Prediction } from './types';

/** A model, ready to predict. */
export class TextClassifier implements Classifier {
  readonly labels: readonly string[];
  readonly version: string;
  readonly #model: Model;
  readonly #scorer: Scorer;

  constructor(model: Model, version = fnv1a64Hex(writeModel(model))) {
    this.labels = model.labels;
    this.version = version;
    this.#model = model;
    this.#scorer = new Scorer(model);
  }

  predict(text: string): Prediction {
    return predictionOf(this.#scorer.score(text), this.#model);
  }

  toBytes(): Uint8Array {
    return writeModel(this.#model);
  }
}

/** Reads what {@link Classifier.toBytes} wrote. Bytes that are anything else are an error and never throw. */
export function readClassifier(bytes: Uint8Array): Result<Classifier, ReadError> {
  const model = readModel(bytes);
  return model.ok ? { ok: true, value: new TextClassifier(model.value, fnv1a64Hex(bytes)) } : model;
}
