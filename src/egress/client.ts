import { err, ok, type Result } from '../shared/result';
import { whenReleased } from '../shared/watched-worker';
import type { VaultClient } from '../vault';
import type { GateError, GateEvent, GatePort } from './gate/api';
import { callLine } from './gate/line';

const ended: GateError = {
  code: 'gate-ended',
  message:
    'The browser ended the gate. What was waiting is kept; what was on its way is shown as such when you try again.',
};

interface Line {
  readonly gate: GatePort;
  readonly death: Promise<Result<never, GateError>>;
}

/** The page's side of the gate. It starts with the first call; should its worker die, its calls end and the next one starts it. */
export class GateClient {
  readonly #vault: Pick<VaultClient, 'openGate'>;
  readonly #listeners = new Set<(event: GateEvent) => void>();
  #line: Promise<Result<Line, GateError>> | null = null;

  constructor(vault: Pick<VaultClient, 'openGate'>) {
    this.#vault = vault;
  }

  /** Tells what happens unasked. Returns the function that ends it. */
  subscribe(listener: (event: GateEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Asks the gate, see {@link GatePort}. */
  async ask<T, E = never>(
    work: (gate: GatePort) => Promise<Result<T, E | GateError>>,
  ): Promise<Result<T, E | GateError>> {
    const line = await (this.#line ??= this.#open());
    if (!line.ok) {
      this.#line = null;
      return line;
    }
    try {
      return await Promise.race([work(line.value.gate), line.value.death]);
    } catch {
      // What can't be posted was not asked.
      return err({ code: 'failed', message: 'The gate could not be asked this. Nothing was sent.' });
    }
  }

  async #open(): Promise<Result<Line, GateError>> {
    const { port1, port2 } = new MessageChannel();
    const opened = await this.#vault.openGate(port2);
    if (!opened.ok) return err({ code: 'vault', message: opened.error.message });
    const gate = callLine(port1, (event) => {
      for (const listener of this.#listeners) listener(event);
    });
    const death = whenReleased(opened.value).then(() => err(ended));
    void death.then(() => {
      this.#line = null;
    });
    return ok({ gate, death });
  }
}
