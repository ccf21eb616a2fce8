import { expose } from 'comlink';
// Past the folder's index: that one starts this worker, and a worker that contains itself can't be built.
import { VaultHost } from '../src/vault/host';
import { observeRequests } from '../src/tracing';

observeRequests('vault');

// Held as long as the worker lives: whoever waits for this lock learns of its death, however it died.
void navigator.locks.request(self.name, () => new Promise(() => undefined));

expose(new VaultHost());
