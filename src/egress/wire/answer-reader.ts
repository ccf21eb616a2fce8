import { createParser, type EventSourceParser } from 'eventsource-parser';
import { jsonValue, nothingYet, type Incoming, type WireProtocol } from './protocol';

/** Why no more is read of an answer. */
export type ReadProblem = 'too-large' | 'unreadable';

const mostBytes = 1024 * 1024;
const mostText = 256 * 1024;

/** Reads an answer's body as it comes, in whatever pieces the network makes of it. */
export class AnswerReader {
  readonly #protocol: WireProtocol;
  /** Null for a server that answers with one JSON value, whether or not it was asked to stream. */
  readonly #events: EventSourceParser | null;
  readonly #onText: ((text: string) => void) | undefined;
  readonly #decoder = new TextDecoder();
  readonly #incoming = nothingYet();
  #whole = '';
  #bytes = 0;
  #problem: ReadProblem | null = null;

  /**
   * @param contentType the response's; anything but `text/event-stream` is read as one JSON value
   * @param onText told all text that has come so far, after each event that brought some
   */
  constructor(protocol: WireProtocol, contentType: string | null, onText?: (text: string) => void) {
    this.#protocol = protocol;
    this.#onText = onText;
    this.#events = /^\s*text\/event-stream\b/i.test(contentType ?? '')
      ? createParser({
          onEvent: ({ data }) => {
            this.#takeEvent(data);
          },
        })
      : null;
  }

  /** What is known so far. */
  get incoming(): Readonly<Incoming> {
    return this.#incoming;
  }

  /** Bytes of the body that have come. */
  get receivedBytes(): number {
    return this.#bytes;
  }

  /** Takes a piece of the body. After a problem, nothing more is taken. */
  take(piece: Uint8Array): ReadProblem | null {
    this.#bytes += piece.length;
    if (this.#bytes > mostBytes) this.#problem ??= 'too-large';
    if (this.#problem === null) this.#read(this.#decoder.decode(piece, { stream: true }));
    return this.#problem;
  }

  /** The body has ended, in good order or not. */
  end(): ReadProblem | null {
    if (this.#problem !== null) return this.#problem;
    const rest = this.#decoder.decode();
    if (this.#events === null) {
      const data = jsonValue(this.#whole + rest);
      if (data === undefined) return 'unreadable';
      this.#protocol.readWhole(data, this.#incoming);
    } else {
      // The last event of some servers lacks its empty line. One that was cut off in the middle is no problem: it adds nothing.
      this.#events.feed(`${rest}\n\n`);
    }
    return this.#incoming.text.length > mostText ? 'too-large' : null;
  }

  #read(text: string): void {
    if (this.#events) this.#events.feed(text);
    else this.#whole += text;
  }

  #takeEvent(data: string): void {
    if (this.#problem !== null) return;
    const event = data === '[DONE]' ? data : jsonValue(data);
    if (event === undefined) {
      this.#problem = 'unreadable';
      return;
    }
    const before = this.#incoming.text.length;
    this.#protocol.readEvent(event, this.#incoming);
    if (this.#incoming.text.length > mostText) this.#problem = 'too-large';
    else if (this.#incoming.text.length > before) this.#onText?.(this.#incoming.text);
  }
}
