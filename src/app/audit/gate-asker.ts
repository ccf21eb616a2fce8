import type { GateError, GatePort } from '../../egress';
import { err, type Result } from '../../shared/result';
import type { GateService, Services } from '../ports';

/** The gate, as the audit page asks it. Where it can't be loaded, that is its answer. */
export class GateAsker implements Pick<GateService, 'ask'> {
  readonly #services: Pick<Services, 'loadGate'>;

  constructor(services: Pick<Services, 'loadGate'>) {
    this.#services = services;
  }

  async ask<T, E = never>(
    work: (gate: GatePort) => Promise<Result<T, E | GateError>>,
  ): Promise<Result<T, E | GateError>> {
    let gate: GateService;
    try {
      gate = await this.#services.loadGate();
    } catch {
      // A new version of the app may have replaced the file.
      return err({ code: 'failed', message: 'The gate could not be loaded. Reload Stayput and try again.' });
    }
    return gate.ask(work);
  }

  /** Tells what happens unasked, once the gate is there. Returns the function that ends it. */
  subscribe(listener: Parameters<GateService['subscribe']>[0]): () => void {
    let end: (() => void) | null = null;
    let isEnded = false;
    this.#services.loadGate().then(
      (gate) => {
        if (!isEnded) end = gate.subscribe(listener);
      },
      () => undefined, // Whoever asks is told.
    );
    return () => {
      isEnded = true;
      end?.();
    };
  }
}
