import '../src/shared/zod-without-eval';
import { expose } from 'comlink';
import { CHUNK_TOKENS } from '../src/models/engines/decoder';
import { TransformersModel, type TransformersKeyValues } from '../src/models/engines/transformers';
import { createDecoder, readTokenizer } from '../src/models/engines/transformers-decoder';
import type { Tokenizer } from '../src/models/engines/causal-model';
import { configureRuntime, startModel } from '../src/models/inference-host';
import type { LanguageModel } from '../src/models/language-model';
import { ModelPack } from '../src/models/model-pack';
import { insurancePack } from '../src/tasks';
import { referenceDate } from '../src/understanding';
import { candidatesFor } from '../src/understanding/extract/candidates';
import { askAbout, formLine } from '../src/understanding/prompts';

const PROMPT_TOKENS = 256;
const DECODED_TOKENS = 12;
const FIELDS = 6;

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

interface Parts {
  readonly forward: TransformersModel;
  readonly language: LanguageModel;
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
    const threads = configureRuntime(files.value);
    const model = await startModel(pack, 'wasm', files.value);
    const { manifest } = pack;
    const tokenizer = readTokenizer(files.value.json('tokenizer.json'), files.value.json('tokenizer_config.json'));
    this.#parts = {
      forward: new TransformersModel(model, manifest),
      language: createDecoder({
        model,
        manifest,
        tokenizer,
        engine: 'transformers.js/wasm',
        breathe: () => Promise.resolve(),
      }),
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
   * Asks about fields of one document, one question each, as the app asks first: to copy one of the spans that could
   * be the value. Without the kept prefix, every question computes the document again.
   */
  async fields(text: string, isPrefixKept: boolean): Promise<FieldsTiming> {
    const { locale } = insurancePack;
    const reference = referenceDate(text, locale);
    const questions = insurancePack.fields
      .map(({ label, type }) => ({ label, spans: candidatesFor(type, text, locale, reference) }))
      .filter(({ spans }) => spans.length > 0)
      .slice(0, FIELDS);
    let seconds = 0;
    for (const [i, { label, spans }] of questions.entries()) {
      if (i === 0 || !isPrefixKept) await this.#forget();
      const begin = performance.now();
      const made = await this.#loaded.language.generate({
        prompt: askAbout(text, formLine(label)),
        maxTokens: 48,
        constraint: { kind: 'spans', source: text, spans, otherwise: [] },
      });
      seconds += (performance.now() - begin) / 1000;
      if (!made.ok) throw new Error(made.error.message);
    }
    return {
      fields: questions.length,
      documentTokens: this.#loaded.tokenizer.encode(text).length,
      seconds,
    };
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
