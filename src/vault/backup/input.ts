/** A large chunk is passed on in pieces: each stage behind it holds all that it makes of one. In bytes. */
const pieceBytes = 64 * 1024;

export interface InputOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told how many bytes of the file were taken in so far. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

/** The bytes of a file, pulled piece by piece, whose beginning can be looked at before it is used. */
export class Input {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #signal: AbortSignal | undefined;
  readonly #onBytes: (bytes: number) => void;
  #pending: Uint8Array = new Uint8Array();
  #taken = 0;
  #isBroken = false;

  constructor(stream: ReadableStream<Uint8Array>, { signal, onBytes = () => undefined }: InputOptions) {
    this.#reader = stream.getReader();
    this.#signal = signal;
    this.#onBytes = onBytes;
    signal?.addEventListener('abort', this.close);
  }

  /** Whether the file itself could not be read. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** The first `length` bytes, or all of a shorter file. To be called before {@link Input.toStream}. */
  async peek(length: number): Promise<Uint8Array> {
    while (this.#pending.length < length) {
      const chunk = await this.#take();
      if (chunk === null) break;
      this.#pending = this.#pending.length === 0 ? chunk : joined(this.#pending, chunk);
    }
    return this.#pending.subarray(0, length);
  }

  /** All of the file, once. */
  toStream(): ReadableStream<Uint8Array> {
    return new ReadableStream(
      {
        pull: async (controller) => {
          if (this.#pending.length === 0) {
            const chunk = await this.#take();
            if (chunk === null) {
              controller.close();
              return;
            }
            this.#pending = chunk;
          }
          controller.enqueue(this.#pending.subarray(0, pieceBytes));
          this.#pending = this.#pending.subarray(pieceBytes);
        },
        cancel: this.close,
      },
      { highWaterMark: 0 },
    );
  }

  /** Lets go of the file; a read that waits for it ends. */
  readonly close = (): void => {
    this.#signal?.removeEventListener('abort', this.close);
    // A file that can't be read can't be let go of either, and there is no one left to tell.
    this.#reader.cancel().catch(() => undefined);
  };

  /** The next bytes, never none of them; null at the end. */
  async #take(): Promise<Uint8Array | null> {
    for (;;) {
      this.#signal?.throwIfAborted();
      const { done, value } = await this.#read();
      // An abort ends the read like the end of the file.
      this.#signal?.throwIfAborted();
      if (done) return null;
      if (value.length === 0) continue;
      this.#taken += value.length;
      this.#onBytes(this.#taken);
      return value;
    }
  }

  async #read(): Promise<ReadableStreamReadResult<Uint8Array>> {
    try {
      return await this.#reader.read();
    } catch (thrown) {
      this.#isBroken = true;
      throw thrown;
    }
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
