/** Collects numbers as bytes, least significant byte first. */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;

  byte(value: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length] = value;
    this.#length += 1;
  }

  /** A whole number below 2^32, seven bits to a byte (LEB128): small ones are short. */
  count(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest & 0x7f) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.byte(rest);
  }

  /** A 32-bit floating-point number. */
  float(value: number): void {
    const view = new DataView(new ArrayBuffer(4));
    view.setFloat32(0, value, true);
    for (let at = 0; at < 4; at += 1) this.byte(view.getUint8(at));
  }

  /** A string as its UTF-16 units, which keeps any. */
  text(value: string): void {
    this.count(value.length);
    for (let at = 0; at < value.length; at += 1) this.count(value.charCodeAt(at));
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }
}

/** Reads what {@link ByteWriter} wrote. Past the end everything is zero and `isSpent` is true: ask once, after reading. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #isSpent = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Whether more was read than there is, or a number was none. */
  get isSpent(): boolean {
    return this.#isSpent;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  byte(): number {
    const value = this.#bytes[this.#at];
    if (value === undefined) {
      this.#isSpent = true;
      return 0;
    }
    this.#at += 1;
    return value;
  }

  count(): number {
    let value = 0;
    for (let scale = 1; scale <= 0x80 ** 4; scale *= 0x80) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) break;
      if (scale === 0x80 ** 4) this.#isSpent = true;
    }
    if (value >= 2 ** 32) this.#isSpent = true;
    return value;
  }

  float(): number {
    const view = new DataView(new ArrayBuffer(4));
    for (let at = 0; at < 4; at += 1) view.setUint8(at, this.byte());
    return view.getFloat32(0, true);
  }

  text(): string {
    const length = this.count();
    if (length > this.left) {
      this.#isSpent = true;
      return '';
    }
    let text = '';
    for (let at = 0; at < length; at += 1) {
      const unit = this.count();
      if (unit > 0xffff) this.#isSpent = true;
      text += String.fromCharCode(unit);
    }
    return text;
  }
}
