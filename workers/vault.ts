import '../src/shared/trusted-script-urls';
import { expose } from 'comlink';
// Past the folders' indexes: those start this worker, and a worker that contains itself can't be built.
import { GateStarter } from '../src/egress/start-gate';
import { VaultHost } from '../src/vault/host';
import { observeRequests } from '../src/tracing';

observeRequests('vault');

// Held as long as the worker lives: whoever waits for this lock learns of its death, however it died.
void navigator.locks.request(self.name, () => new Promise(() => undefined));

// The gate is this worker's own: what it needs of the vault does not pass through the page.
expose(new VaultHost(new GateStarter()));
