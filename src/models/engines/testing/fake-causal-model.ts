import type { CausalModel, KeyValues, Tokenizer } from '../causal-model';
import { textOfBytes, utf8Bytes } from '../token-bytes';

export interface FakeKeyValues extends KeyValues {
  /** What a real runtime's tensors stand for. */
  readonly tokens: readonly number[];
}

/** Ids above the 256 bytes. */
export const CONTROL = { '<|endoftext|>': 256, '<|im_start|>': 257, '<|im_end|>': 258 } as const;

const MERGED = [' the', ' a', 'the', 'an', 'er', '\n\n', ' PVX', '.\n'];

/** Bytes, control tokens and a few longer tokens. Encoding is greedy, and knows control tokens as real ones do. */
export const fakeTokenizer: Tokenizer = {
  tokenBytes: [...Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte)), '', '', '', ...MERGED],
  encode: (text) =>
    text.split(/(<\|(?:endoftext|im_start|im_end)\|>)/u).flatMap((part) => {
      if (part in CONTROL) return [CONTROL[part as keyof typeof CONTROL]];
      return encodeBytes(utf8Bytes(part));
    }),
};

function encodeBytes(bytes: string): number[] {
  const ids: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const merged = MERGED.find((token) => bytes.startsWith(token, at));
    ids.push(merged === undefined ? bytes.charCodeAt(at) : 259 + MERGED.indexOf(merged));
    at += merged?.length ?? 1;
  }
  return ids;
}

/** The text of some tokens, control tokens by name. */
export function decode(tokens: readonly number[]): string {
  const names = Object.fromEntries(Object.entries(CONTROL).map(([name, id]) => [id, name]));
  return textOfBytes(tokens.map((id) => names[id] ?? fakeTokenizer.tokenBytes[id] ?? '').join(''));
}

/**
 * A model whose logits are a hash of the whole sequence: any mistake in which keys and values belong to which tokens
 * changes its numbers. It throws when keys and values are used after their release, released twice, cut to an
 * impossible length, or when two passes overlap.
 */
export class FakeCausalModel implements CausalModel<FakeKeyValues> {
  /** Keys and values that are not released: one at most while nobody calls. */
  readonly live = new Set<FakeKeyValues>();
  /** Each pass: how many tokens came in behind how many. */
  readonly passes: { readonly past: number; readonly tokens: number }[] = [];
  /** The whole sequence of the last pass. */
  lastSequence: readonly number[] = [];
  /** Thrown by the next pass, once. */
  failure: Error | null = null;
  /** Changes the logits of each row. */
  distort: (row: Float32Array) => Float32Array = (row) => row;
  #isBusy = false;

  async forward(
    tokens: readonly number[],
    past: FakeKeyValues | null,
    keep: number,
  ): Promise<{ logits: Float32Array[]; present: FakeKeyValues }> {
    if (this.#isBusy) throw new Error('Two passes at once.');
    if (past) this.#demandLive(past);
    if (tokens.length === 0 || keep < 1 || keep > tokens.length) throw new Error('A pass over nothing.');
    if (tokens.some((id) => fakeTokenizer.tokenBytes[id] === undefined)) throw new Error('No such token.');
    this.#isBusy = true;
    await Promise.resolve();
    this.#isBusy = false;
    if (this.failure) {
      const { failure } = this;
      this.failure = null;
      throw failure;
    }
    this.passes.push({ past: past?.length ?? 0, tokens: tokens.length });
    const sequence = [...(past?.tokens ?? []), ...tokens];
    this.lastSequence = sequence;
    const logits = Array.from({ length: keep }, (_, i) =>
      this.distort(logitsAfter(sequence.slice(0, sequence.length - keep + i + 1))),
    );
    return { logits, present: this.#make(sequence) };
  }

  truncate(past: FakeKeyValues, length: number): Promise<FakeKeyValues> {
    this.#demandLive(past);
    if (length < 1 || length > past.length) throw new Error('Cut to an impossible length.');
    return Promise.resolve(this.#make(past.tokens.slice(0, length)));
  }

  release(past: FakeKeyValues): void {
    this.#demandLive(past);
    this.live.delete(past);
  }

  #make(tokens: readonly number[]): FakeKeyValues {
    const made = { length: tokens.length, tokens };
    this.live.add(made);
    return made;
  }

  #demandLive(past: FakeKeyValues): void {
    if (!this.live.has(past)) throw new Error('Keys and values were used after their release.');
  }
}

/** Pseudo-random logits between -3 and 3, with a liking for lower-case letters. */
function logitsAfter(sequence: readonly number[]): Float32Array {
  let seed = 2166136261;
  for (const token of sequence) seed = Math.imul(seed ^ token, 16777619);
  return Float32Array.from(fakeTokenizer.tokenBytes, (bytes, id) => {
    const hash = Math.imul(seed ^ Math.imul(id + 1, 0x9e3779b1), 0x85ebca6b);
    const isLetter = /^[a-z ]$/u.test(bytes);
    return (((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32) * 6 - 3 + (isLetter ? 2 : 0);
  });
}
