/** Keys and values of a token sequence, opaque to everyone but the engine that made them. */
export interface KeyValues {
  /** Tokens that they cover. */
  readonly length: number;
}

/**
 * The narrow port between decoding (pure) and a runtime: one forward pass. Not safe to call concurrently.
 *
 * @typeParam K - the runtime's own keys and values
 */
export interface CausalModel<K extends KeyValues = KeyValues> {
  /**
   * Computes the tokens that follow `past` and returns the logits of the last `keep` of them (each a row of the
   * vocabulary's size, oldest first) and the keys and values up to the end. `past` stays valid.
   */
  forward(tokens: readonly number[], past: K | null, keep: number): Promise<{ logits: Float32Array[]; present: K }>;
  /** The first `length` tokens of `past`, as a copy. */
  truncate(past: K, length: number): Promise<K>;
  /** Frees memory outside the JavaScript heap. */
  release(past: K): void;
}

/** Text to token ids and back. */
export interface Tokenizer {
  encode(text: string): number[];
  /** Bytes of each token by id, as a string of code units 0-255; empty for special tokens. */
  readonly tokenBytes: readonly string[];
}
