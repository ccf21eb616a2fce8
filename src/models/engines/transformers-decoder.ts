import '../../shared/zod-without-eval';
import { PreTrainedTokenizer, type PreTrainedModel } from '@huggingface/transformers';
import * as z from 'zod';
import type { LanguageModel } from '../language-model';
import type { Manifest } from '../manifest';
import type { Tokenizer } from './causal-model';
import { Decoder } from './decoder';
import { tokenBytesOf } from './token-bytes';
import { TransformersModel } from './transformers';

const tokenizerFile = z.looseObject({
  model: z.looseObject({ vocab: z.record(z.string(), z.int().nonnegative()) }),
  added_tokens: z.array(z.looseObject({ id: z.int().nonnegative(), content: z.string() })).default([]),
});

/**
 * The tokenizer of a pack.
 *
 * @param file - content of `tokenizer.json`
 * @param config - content of `tokenizer_config.json`
 * @throws ZodError when the file has another form
 */
export function readTokenizer(file: unknown, config: unknown): Tokenizer {
  const parsed = tokenizerFile.parse(file);
  const inner = new PreTrainedTokenizer(parsed, z.looseObject({}).parse(config));
  const special = new Set(parsed.added_tokens.map((token) => token.content));
  const bytes = tokenBytesOf(Object.entries(parsed.model.vocab).filter(([token]) => !special.has(token)));
  return {
    encode: (text) => inner.encode(text, { add_special_tokens: false }),
    tokenBytes: bytes,
  };
}

/** A {@link LanguageModel} over a model that Transformers.js has loaded. */
export function createDecoder(parts: {
  readonly model: PreTrainedModel;
  readonly manifest: Manifest;
  readonly tokenizer: Tokenizer;
  readonly engine: string;
  readonly breathe: () => Promise<void>;
  /** See `DecoderOptions`. */
  readonly draftTokens?: number;
}): LanguageModel {
  const { manifest, tokenizer } = parts;
  return new Decoder({
    card: {
      id: `${manifest.id}@${manifest.version}`,
      name: manifest.name,
      version: manifest.version,
      tier: 'device',
      engine: parts.engine,
      contextTokens: manifest.contextTokens,
      capabilities: { score: true, tokenLogProbabilities: true, spanConstraint: true, jsonConstraint: false },
    },
    model: new TransformersModel(parts.model, manifest),
    tokenizer,
    endTokens: [manifest.tokens.imEnd, manifest.tokens.endOfText],
    renderChat: renderChatMl,
    renderText: neutraliseControlTokens,
    breathe: parts.breathe,
    ...(parts.draftTokens !== undefined && { draftTokens: parts.draftTokens }),
  });
}

/** Qwen's template (ChatML). Control tokens inside a message are broken up: a document must not speak as the user. */
export function renderChatMl(
  messages: readonly { readonly role: string; readonly content: string }[],
  opening: string,
): string {
  const turns = messages.map(
    ({ role, content }) => `<|im_start|>${role}\n${neutraliseControlTokens(content)}<|im_end|>\n`,
  );
  return `${turns.join('')}<|im_start|>assistant\n${opening}`;
}

/** Puts a space into anything that looks like a control token, so that the tokenizer reads it as plain text. */
export function neutraliseControlTokens(text: string): string {
  return text.replaceAll('<|', '< |');
}
