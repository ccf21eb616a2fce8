import { proxy, transfer, wrap, type Remote } from 'comlink';
import { watchWorker, type WatchedWorker } from '../shared/watched-worker';
import type { GateRecords } from '../vault';
import type { GateEntrance } from './gate/entrance';

interface Running {
  readonly name: string;
  readonly watched: WatchedWorker;
  readonly entrance: Remote<GateEntrance>;
}

/**
 * Starts the gate's worker, from the vault's worker: the page is in neither channel, so that what the gate reads (documents,
 * keys, the ledger) and what it is asked come from two sides.
 */
export class GateStarter {
  #running: Running | null = null;

  /** See the vault's `GateStarter`. */
  connect(records: GateRecords, port: MessagePort): string {
    const running = this.#running ?? this.#start(records);
    void running.entrance.serve(transfer(port, [port]));
    return running.name;
  }

  end(): void {
    this.#running?.watched.end();
    this.#running = null;
  }

  #start(records: GateRecords): Running {
    const name = `stayput-gate-${crypto.randomUUID()}`;
    const worker = new Worker(new URL('../../workers/gate.ts', import.meta.url), { type: 'module', name });
    const running = { name, watched: watchWorker(worker, name), entrance: wrap<GateEntrance>(worker) };
    this.#running = running;
    void running.entrance.begin(proxy(records));
    void running.watched.death.then(() => {
      if (this.#running === running) this.#running = null;
    });
    return running;
  }
}
