import { Decrypter } from 'age-encryption';
import { createTarDecoder, type ParsedTarEntry, type TarHeader } from 'modern-tar';
import { err, ok, type Result } from '../../shared/result';
import { ageHeaderFault, ageHeaderLimit } from './age-header';
import type { BackupErrorCode } from './backup-error';
import { Input, type InputOptions } from './input';

/** What typage says when the passphrase is not the file's; it has no other sign. */
const wrongPassphrase = "no identity matched any of the file's recipients";

/** Opens the age file and begins to unpack the tar in it. Deriving the key holds this thread up for a second or more. */
export async function openArchive(
  stream: ReadableStream<Uint8Array>,
  passphrase: string,
  options: InputOptions,
): Promise<Result<Archive, BackupErrorCode>> {
  const input = new Input(stream, options);
  const opened = await open(input, passphrase, options.signal);
  if (!opened.ok) input.close();
  return opened;
}

async function open(
  input: Input,
  passphrase: string,
  signal: AbortSignal | undefined,
): Promise<Result<Archive, BackupErrorCode>> {
  try {
    const fault = ageHeaderFault(await input.peek(ageHeaderLimit));
    if (fault !== null) return err(fault);
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    return ok(new Archive(input, await decrypter.decrypt(input.toStream()), signal));
  } catch (thrown) {
    if (signal?.aborted === true) return err('cancelled');
    // A RangeError: there is not enough memory for the work factor.
    if (input.isBroken || thrown instanceof RangeError) return err('failed');
    return err(thrown instanceof Error && thrown.message === wrongPassphrase ? 'wrong-passphrase' : 'damaged');
  }
}

/** A plain file in the tar. */
export interface ArchiveEntry {
  readonly name: string;
  /** Takes the bytes in. To be called, once, before the next entry is asked for. */
  readonly read: (bytesLimit: number) => Promise<Result<Uint8Array, BackupErrorCode>>;
}

/** The entries of a decrypted tar, one at a time. What age has not vouched for is never seen here. */
export class Archive {
  readonly #input: Input;
  readonly #signal: AbortSignal | undefined;
  readonly #entries: ReadableStreamDefaultReader<ParsedTarEntry>;
  #isForged = false;
  #isTar = false;

  constructor(input: Input, plaintext: ReadableStream<Uint8Array>, signal: AbortSignal | undefined) {
    this.#input = input;
    this.#signal = signal;
    const noted = noteFailure(plaintext, () => {
      this.#isForged = true;
    });
    this.#entries = noted.pipeThrough(createTarDecoder({ strict: true })).getReader();
  }

  /** Null after the last entry, and only when age and tar both end there. */
  async next(): Promise<Result<ArchiveEntry | null, BackupErrorCode>> {
    try {
      const { done, value } = await this.#entries.read();
      if (done) return ok(null);
      this.#isTar = true;
      if (!isPlainFile(value.header)) return err('damaged');
      return ok({ name: value.header.name, read: (bytesLimit) => this.#readBody(value, bytesLimit) });
    } catch (thrown) {
      return err(this.#blame(thrown));
    }
  }

  /** Lets go of the file. */
  close(): void {
    this.#input.close();
    this.#entries.cancel().catch(() => undefined);
  }

  async #readBody({ header, body }: ParsedTarEntry, bytesLimit: number): Promise<Result<Uint8Array, BackupErrorCode>> {
    if (header.size > bytesLimit) return err('too-large');
    try {
      const bytes = new Uint8Array(header.size);
      let length = 0;
      for await (const chunk of chunksOf(body)) {
        bytes.set(chunk, length);
        length += chunk.length;
      }
      return ok(bytes);
    } catch (thrown) {
      return err(this.#blame(thrown));
    }
  }

  /** Each stage fails when the one before it does, so the first that failed is at fault. */
  #blame(thrown: unknown): BackupErrorCode {
    if (this.#signal?.aborted === true) return 'cancelled';
    if (this.#input.isBroken) return 'failed';
    if (this.#isForged) return 'damaged';
    // A RangeError: there is not enough memory for the record.
    if (thrown instanceof RangeError) return 'failed';
    return this.#isTar ? 'damaged' : 'not-a-backup';
  }
}

/** Nothing that makes a program that unpacks do more than write a file: no link, no attribute but a long name. */
function isPlainFile({ type, linkname, pax = {} }: TarHeader): boolean {
  return type === 'file' && (linkname ?? '') === '' && Object.keys(pax).every((key) => key === 'path');
}

function noteFailure(stream: ReadableStream<Uint8Array>, note: () => void): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  return new ReadableStream(
    {
      pull: async (controller) => {
        try {
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (thrown) {
          note();
          throw thrown;
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

/** Not every browser iterates over a stream itself. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
