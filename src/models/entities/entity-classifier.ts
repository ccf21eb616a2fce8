import { AutoModelForTokenClassification, Tensor, type PreTrainedModel } from '@huggingface/transformers';
import { err, ok, type Result } from '../../shared/result';
import { configureRuntime } from '../engines/onnx-runtime';
import type { LoadError } from '../model-status';
import { startError } from '../start-error';
import { EntityPack, type EntityFiles } from './entity-pack';
import { knowsAnswers, knownAnswersSchema } from './known-answers';
import type { EntityManifest } from './manifest';

/**
 * The entity model on ONNX Runtime's WebAssembly: logits of each label for the pieces of some windows. Its files are used
 * only when their hashes are those of the build's manifest, and it has to give its known answers first.
 */
export class EntityClassifier {
  readonly version: string;
  readonly labels: readonly string[];
  readonly maxPieces: number;
  readonly thresholds: EntityManifest['thresholds'];
  /** The pieces, one a line. */
  readonly vocabulary: string;
  readonly #model: PreTrainedModel;

  private constructor(manifest: EntityManifest, vocabulary: string, model: PreTrainedModel) {
    this.version = `${manifest.id}-${manifest.version}`;
    this.labels = manifest.labels;
    this.maxPieces = manifest.maxPieces;
    this.thresholds = manifest.thresholds;
    this.vocabulary = vocabulary;
    this.#model = model;
  }

  /**
   * Fetches what is missing, checks it, starts it and tests it.
   *
   * @param onBytes called with the number of bytes of each chunk as it is had, kept ones included; less than nothing
   *   where something has to be fetched again
   * @param mostThreads of the processor; all that are useful where it is left out
   */
  static async load(
    signal: AbortSignal,
    onBytes: (bytes: number) => void,
    mostThreads?: number,
  ): Promise<Result<EntityClassifier, LoadError>> {
    try {
      const pack = await EntityPack.open();
      if (!pack) return err(missingPack);
      const files = await pack.files(signal, onBytes);
      if (!files.ok) return files;
      const model = await startModel(pack.manifest, files.value, mostThreads);
      const classifier = new EntityClassifier(pack.manifest, files.value.text('vocab.txt'), model);
      if (signal.aborted) return err(cancelled);
      const known = knownAnswersSchema.parse(files.value.json('known-answers.json'));
      if (!(await knowsAnswers(classifier, known))) return err(selfTestFailed);
      await pack.removeOthers();
      return ok(classifier);
    } catch (cause) {
      return err(signal.aborted ? cancelled : startError(cause));
    }
  }

  /** Logits of each window: for one piece after the other, one for each label. */
  async classify(windows: readonly (readonly number[])[]): Promise<readonly Float32Array[]> {
    const rows: Float32Array[] = [];
    for (const window of windows) rows.push(await this.#classifyOne(window));
    return rows;
  }

  /**
   * One window by itself. In a batch it would be a little faster, but int8 arithmetic scales all numbers of a run by the
   * largest: what is found in a text would depend on the texts beside it.
   */
  async #classifyOne(window: readonly number[]): Promise<Float32Array> {
    const shape = [1, window.length];
    const inputs = {
      input_ids: new Tensor('int64', BigInt64Array.from(window, BigInt), shape),
      attention_mask: new Tensor('int64', new BigInt64Array(window.length).fill(1n), shape),
      token_type_ids: new Tensor('int64', new BigInt64Array(window.length), shape),
    };
    const { logits } = (await this.#model(inputs)) as { logits: Tensor };
    const own = (logits.data as Float32Array).slice();
    logits.dispose();
    return own;
  }
}

function startModel(manifest: EntityManifest, files: EntityFiles, mostThreads?: number): Promise<PreTrainedModel> {
  configureRuntime(files, '/entity-models/', mostThreads);
  return AutoModelForTokenClassification.from_pretrained(manifest.id, {
    device: 'wasm',
    // Of the file's name alone: the numbers in it are of 8 bits.
    dtype: 'fp32',
    subfolder: '',
    session_options: { logSeverityLevel: 4 },
  });
}

const missingPack: LoadError = {
  code: 'pack-missing',
  message: 'This installation came without the entity model, so names that no pattern shows can be missed.',
  canRetry: false,
};

const cancelled: LoadError = {
  code: 'cancelled',
  message: 'Stopped as you asked. What was downloaded is kept.',
  canRetry: true,
};

const selfTestFailed: LoadError = {
  code: 'self-test-failed',
  message: 'The entity model gives wrong answers on this device, so it is not used.',
  canRetry: true,
};
