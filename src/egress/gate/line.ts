import { err, type Result } from '../../shared/result';
import type { GateError, GateEvent, GatePort } from './api';

/**
 * What goes over the port between the page and the gate. Not Comlink: that lets a caller reach through an object to whatever
 * hangs on it, and set it. Here a message names one of these methods, or it is not answered.
 */
export const gateMethods = [
  'describe',
  'prepare',
  'stopPreparing',
  'stopSending',
  'approve',
  'withdraw',
  'retry',
  'listOutbox',
  'take',
  'flush',
  'setServerKey',
  'testConnection',
  'setPolicy',
  'ledgerSummary',
  'listLedger',
  'exportLedger',
  'getBody',
] as const satisfies readonly (keyof GatePort)[];

type GateMethod = (typeof gateMethods)[number];

interface Question {
  readonly id: number;
  readonly method: GateMethod;
  readonly args: readonly unknown[];
}

type Told =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'event'; readonly event: GateEvent };

const failed: Result<never, GateError> = err({
  code: 'failed',
  message: 'The gate could not do this. Nothing was sent.',
});

/** Answers on a port, and returns the function that tells events on it. */
export function serveLine(port: MessagePort, gate: GatePort): (event: GateEvent) => void {
  const tell = (told: Told) => {
    port.postMessage(told);
  };
  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    const question = readQuestion(data);
    if (question === null) return;
    const { id, method, args } = question;
    const methods = gate as unknown as Record<GateMethod, (...given: readonly unknown[]) => Promise<unknown>>;
    // What was thrown may hold a document's words: it is not passed on.
    void Promise.resolve()
      .then(() => methods[method](...args))
      .catch(() => failed)
      .then((answer) => {
        tell({ kind: 'answer', id, answer });
      });
  };
  return (event) => {
    tell({ kind: 'event', event });
  };
}

function readQuestion(data: unknown): Question | null {
  if (typeof data !== 'object' || data === null) return null;
  const { id, method, args } = data as Partial<Record<keyof Question, unknown>>;
  if (typeof id !== 'number' || !Array.isArray(args)) return null;
  const known = gateMethods.find((name) => name === method);
  return known === undefined ? null : { id, method: known, args };
}

/** The gate as it is called over a port. */
export function callLine(port: MessagePort, onEvent: (event: GateEvent) => void): GatePort {
  const waiting = new Map<number, (answer: unknown) => void>();
  let last = 0;
  port.onmessage = ({ data }: MessageEvent<Told>) => {
    if (data.kind === 'event') {
      onEvent(data.event);
      return;
    }
    waiting.get(data.id)?.(data.answer);
    waiting.delete(data.id);
  };
  const methods = gateMethods.map((method) => [
    method,
    (...args: readonly unknown[]) =>
      new Promise((resolve) => {
        const id = ++last;
        waiting.set(id, resolve);
        port.postMessage({ id, method, args } satisfies Question);
      }),
  ]);
  return Object.fromEntries(methods) as GatePort;
}
