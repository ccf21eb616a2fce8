import { Tensor, type PreTrainedModel } from '@huggingface/transformers';
import type { Manifest } from '../manifest';
import type { CausalModel, KeyValues } from './causal-model';

/** Keys and values as the tensors `past_key_values.{layer}.{key|value}`, each [1, heads, length, head size]. */
export interface TransformersKeyValues extends KeyValues {
  readonly tensors: Readonly<Record<string, Tensor>>;
}

type Forward = (inputs: Record<string, unknown>) => Promise<Record<string, Tensor>>;

/** One forward pass through Transformers.js, on whichever device the model was loaded. */
export class TransformersModel implements CausalModel<TransformersKeyValues> {
  readonly #forward: Forward;
  readonly #manifest: Pick<Manifest, 'layers'>;

  constructor(model: PreTrainedModel, manifest: Pick<Manifest, 'layers'>) {
    this.#forward = (inputs) => model.forward(inputs) as Promise<Record<string, Tensor>>;
    this.#manifest = manifest;
  }

  async forward(
    tokens: readonly number[],
    past: TransformersKeyValues | null,
    keep: number,
  ): Promise<{ logits: Float32Array[]; present: TransformersKeyValues }> {
    const length = (past?.length ?? 0) + tokens.length;
    const output = await this.#forward({
      input_ids: new Tensor('int64', BigInt64Array.from(tokens, BigInt), [1, tokens.length]),
      attention_mask: new Tensor('int64', new BigInt64Array(length).fill(1n), [1, length]),
      past_key_values: past?.tensors ?? null,
      num_logits_to_keep: new Tensor('int64', [BigInt(keep)], []),
    });
    const logits = output['logits'];
    if (!logits) throw new Error('The graph has no output named logits.');
    const width = logits.dims.at(-1) ?? 0;
    const rows = logits.dims.at(-2) ?? 0;
    const data = (await logits.ort_tensor.getData()) as Float32Array;
    const kept = Array.from({ length: rows }, (_, row) => data.slice(row * width, (row + 1) * width)).slice(-keep);
    logits.dispose();
    const tensors: Record<string, Tensor> = {};
    for (let layer = 0; layer < this.#manifest.layers; layer++) {
      for (const part of ['key', 'value']) {
        const tensor = output[`present.${String(layer)}.${part}`];
        if (!tensor) throw new Error('The graph has no output for keys and values.');
        tensors[`past_key_values.${String(layer)}.${part}`] = tensor;
      }
    }
    return { logits: kept, present: { length, tensors } };
  }

  async truncate(past: TransformersKeyValues, length: number): Promise<TransformersKeyValues> {
    const tensors: Record<string, Tensor> = {};
    for (const [name, tensor] of Object.entries(past.tensors)) {
      const [batch = 1, heads = 1, total = 0, size = 0] = tensor.dims;
      const data = (await tensor.ort_tensor.getData()) as Float32Array;
      const cut = new Float32Array(batch * heads * length * size);
      for (let head = 0; head < batch * heads; head++) {
        cut.set(data.subarray(head * total * size, (head * total + length) * size), head * length * size);
      }
      tensors[name] = new Tensor('float32', cut, [batch, heads, length, size]);
    }
    return { length, tensors };
  }

  release(past: TransformersKeyValues): void {
    for (const tensor of Object.values(past.tensors)) tensor.dispose();
  }
}
