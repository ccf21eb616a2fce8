/** Writes numbers and strings one after the other. A number takes 1 byte up to 127, 2 up to 16,383, and so on. */
export class ByteWriter {
  #bytes = new Uint8Array(65_536);
  #length = 0;
  readonly #encoder = new TextEncoder();

  /** @param value an integer from 0 up to 2^32 - 1 */
  number(value: number): void {
    this.#makeRoom(5);
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  string(value: string): void {
    // UTF-8 takes up to 3 bytes for each of a string's units.
    this.#makeRoom(value.length * 3 + 5);
    const bytes = this.#encoder.encode(value);
    this.number(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** What was written. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  #makeRoom(bytes: number): void {
    if (this.#length + bytes <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + bytes));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}

/** Reads what a {@link ByteWriter} wrote. Throws where the bytes end too early. */
export class ByteReader {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  #at = 0;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.#bytes = bytes;
  }

  number(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined || shift > 28) throw new RangeError('The bytes end, or are no number');
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }

  string(): string {
    const length = this.number();
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new RangeError('The bytes end too early');
    const value = this.#decoder.decode(this.#bytes.subarray(this.#at, end));
    this.#at = end;
    return value;
  }
}
