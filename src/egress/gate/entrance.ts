import type { GateRecordsPort } from '../../vault';
import { GateHost, type GateParts } from './host';
import { serveLine } from './line';

/**
 * The gate's two doors. `begin` is for whoever started the worker, once: it hands over the vault's records. `serve` opens the
 * public one on a port.
 */
export class GateEntrance {
  readonly #parts: GateParts;
  readonly #host = Promise.withResolvers<GateHost>();
  #hasBegun = false;

  constructor(parts: GateParts) {
    this.#parts = parts;
  }

  /** Takes the records to work with. Only the first ones count. */
  async begin(records: GateRecordsPort): Promise<void> {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    const host = new GateHost(records, this.#parts);
    await host.recover();
    this.#host.resolve(host);
  }

  /** Answers the page on `port`. */
  async serve(port: MessagePort): Promise<void> {
    const host = await this.#host.promise;
    host.listen(serveLine(port, host));
  }
}
