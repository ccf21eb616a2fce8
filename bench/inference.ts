import '../src/shared/zod-without-eval';
import { expose } from 'comlink';
import { CHUNK_TOKENS } from '../src/models/engines/decoder';
import { TransformersModel, type TransformersKeyValues } from '../src/models/engines/transformers';
import { createDecoder, readTokenizer } from '../src/models/engines/transformers-decoder';
import type { Tokenizer } from '../src/models/engines/causal-model';
import { configureRuntime } from '../src/models/engines/onnx-runtime';
import { startModel } from '../src/models/inference-host';
import type { LanguageModel } from '../src/models/language-model';
import { ModelPack } from '../src/models/model-pack';
import { insurancePack } from '../src/tasks';
import { askAbout } from '../src/understanding/prompts';
import { readDocument } from '../src/workflow';

const PROMPT_TOKENS = 256;
const DECODED_TOKENS = 12;
const COPIED_CHARACTERS = 160;

export interface LoadedModel {
  /** `qwen2.5-coder-0.5b-instruct 1.0.0` */
  readonly pack: string;
  readonly threads: number;
}

export interface SpeedTiming {
  readonly promptTokens: number;
  readonly prefillSeconds: number;
  readonly decodedTokens: number;
  readonly decodeSeconds: number;
}

export interface FieldsTiming {
  readonly fields: number;
  readonly documentTokens: number;
  readonly seconds: number;
}

export interface CopyTiming {
  readonly tokens: number;
  readonly seconds: number;
}

interface Parts {
  readonly forward: TransformersModel;
  readonly language: LanguageModel;
  readonly withoutDrafts: LanguageModel;
  readonly tokenizer: Tokenizer;
}

/** One of a pack's graphs on WebAssembly, timed without the page around it. */
export class BenchModel {
  #parts: Parts | null = null;

  async load(graph: 'int8' | 'q4'): Promise<LoadedModel> {
    const opened = await ModelPack.open();
    if (!opened.ok) throw new Error(opened.error.message);
    const pack = opened.value;
    // The app gives the 4-bit graph to WebGPU alone; here WebAssembly runs it, to see what deriving int8 is worth.
    const files = await pack.files(graph === 'q4' ? 'webgpu' : 'wasm', () => undefined, new AbortController().signal);
    if (!files.ok) throw new Error(files.error.message);
    const runtime = await pack.runtime('wasm', new AbortController().signal);
    if (!runtime.ok) throw new Error(runtime.error.message);
    const threads = configureRuntime({ ...files.value, runtime: runtime.value });
    const model = await startModel(pack, 'wasm', files.value);
    const { manifest } = pack;
    const tokenizer = readTokenizer(files.value.json('tokenizer.json'), files.value.json('tokenizer_config.json'));
    const parts = {
      model,
      manifest,
      tokenizer,
      engine: 'transformers.js/wasm',
      breathe: () => Promise.resolve(),
    };
    this.#parts = {
      forward: new TransformersModel(model, manifest),
      language: createDecoder(parts),
      withoutDrafts: createDecoder({ ...parts, draftTokens: 0 }),
      tokenizer,
    };
    await this.#passes(tokenizer.encode('A first pass, for what is set up at the first pass.'), 1);
    return { pack: `${manifest.id} ${manifest.version}`, threads };
  }

  /** Computes the start of a text as a prompt, and then token after token. */
  speed(text: string): Promise<SpeedTiming> {
    return this.#passes(this.#loaded.tokenizer.encode(text).slice(0, PROMPT_TOKENS), DECODED_TOKENS);
  }

  /**
   * Reads the first fields of one document as the app does, with what it is about. Without the kept prefix, every
   * question computes the document again.
   */
  async fields(text: string, most: number, isPrefixKept: boolean): Promise<FieldsTiming> {
    const { language, tokenizer } = this.#loaded;
    await this.#forget();
    const pack = { ...insurancePack, fields: insurancePack.fields.slice(0, most) };
    let forgetting = 0;
    const model: LanguageModel = isPrefixKept
      ? language
      : {
          card: language.card,
          generate: (request, options) => language.generate(request, options),
          countTokens: (texts) => language.countTokens(texts),
          score: async (request, options) => {
            const start = performance.now();
            await this.#forget();
            forgetting += performance.now() - start;
            return language.score(request, options);
          },
        };
    const begin = performance.now();
    const read = await readDocument(model, pack, text);
    if (!read.ok) throw new Error(read.error.message);
    const seconds = (performance.now() - begin - forgetting) / 1000;
    return { fields: pack.fields.length, documentTokens: tokenizer.encode(text).length, seconds };
  }

  /** Copies a long passage out of a document, with tokens proposed from the document and without. */
  async copy(text: string, hasDrafts: boolean): Promise<CopyTiming> {
    const language = hasDrafts ? this.#loaded.language : this.#loaded.withoutDrafts;
    // Two passages that differ only at their ends: every token up to there has to be chosen.
    const start = Math.max(0, text.indexOf('\n', Math.floor(text.length / 3)) + 1);
    const end = start + COPIED_CHARACTERS;
    const prompt = askAbout(text, `The letter says: ${text.slice(start, start + 24)}`);
    const spans = [0, 6].map((more) => ({ start: start + 24, end: end + more }));
    // The document's own computation is not what is timed.
    await language.score({ prompt, continuations: [' -'] });
    const begin = performance.now();
    const made = await language.generate({
      prompt,
      maxTokens: 200,
      constraint: { kind: 'spans', source: text, spans, otherwise: [] },
    });
    if (!made.ok) throw new Error(made.error.message);
    return { tokens: made.value.usage.outputTokens, seconds: (performance.now() - begin) / 1000 };
  }

  get #loaded(): Parts {
    if (!this.#parts) throw new Error('The model is not loaded.');
    return this.#parts;
  }

  /** Makes the next prompt share nothing with the last one. */
  async #forget(): Promise<void> {
    await this.#loaded.language.score({ prompt: { kind: 'text', text: '-' }, continuations: [' -'] });
  }

  async #passes(prompt: readonly number[], decodedTokens: number): Promise<SpeedTiming> {
    const { forward } = this.#loaded;
    const pass = async (tokens: readonly number[], past: TransformersKeyValues | null) => {
      const { present } = await forward.forward(tokens, past, 1);
      if (past) forward.release(past);
      return present;
    };
    const begin = performance.now();
    let past = await pass(prompt.slice(0, CHUNK_TOKENS), null);
    for (let done = CHUNK_TOKENS; done < prompt.length; done += CHUNK_TOKENS) {
      past = await pass(prompt.slice(done, done + CHUNK_TOKENS), past);
    }
    const middle = performance.now();
    for (const token of prompt.slice(0, decodedTokens)) past = await pass([token], past);
    const end = performance.now();
    forward.release(past);
    return {
      promptTokens: prompt.length,
      prefillSeconds: (middle - begin) / 1000,
      decodedTokens: Math.min(decodedTokens, prompt.length),
      decodeSeconds: (end - middle) / 1000,
    };
  }
}

expose(new BenchModel());
