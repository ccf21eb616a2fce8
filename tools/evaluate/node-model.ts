import { existsSync, mkdirSync, readFileSync, writeFileSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { AutoModelForCausalLM, env, LogLevel } from '@huggingface/transformers';
import { derivePiece } from '../../src/models/cpu-layout';
import { createDecoder, readTokenizer } from '../../src/models/engines/transformers-decoder';
import type { LanguageModel } from '../../src/models/language-model';
import { manifestSchema } from '../../src/models/manifest';

/**
 * The pack's int8 graph in Node's native ONNX runtime: several times faster than WebAssembly, for trying prompts.
 * What ships runs in the browser; figures that are published come from there.
 *
 * @param pack - folder of a model pack
 * @param scratch - folder for the decompressed and derived files, kept between runs
 */
export async function nodeModel(pack: string, scratch: string): Promise<LanguageModel> {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(pack, 'manifest.json'), 'utf8')));
  const folder = join(scratch, `${manifest.id}-${manifest.cpuLayout[0]?.sha256.slice(0, 12) ?? ''}`);
  if (!existsSync(join(folder, 'ready'))) {
    mkdirSync(join(folder, 'onnx'), { recursive: true });
    const shards = new Map(
      manifest.weights.map((shard, index) => [index, new Uint8Array(gunzipSync(readFileSync(join(pack, shard.path))))]),
    );
    for (const piece of manifest.cpuLayout) writeFileSync(join(folder, 'onnx', piece.name), derivePiece(piece, shards));
    for (const file of manifest.files) copyFileSync(join(pack, file.path), join(folder, file.path));
    copyFileSync(join(pack, 'model_int8.onnx'), join(folder, 'onnx', 'model_int8.onnx'));
    writeFileSync(join(folder, 'ready'), '');
  }
  env.logLevel = LogLevel.NONE;
  env.allowRemoteModels = false;
  env.localModelPath = '/';
  const model = await AutoModelForCausalLM.from_pretrained(folder, { dtype: 'int8', device: 'cpu' });
  const read = (path: string): unknown => JSON.parse(readFileSync(join(pack, path), 'utf8'));
  return createDecoder({
    model,
    manifest,
    tokenizer: readTokenizer(read('tokenizer.json'), read('tokenizer_config.json')),
    engine: 'transformers.js/native',
    breathe: () => Promise.resolve(),
  });
}
