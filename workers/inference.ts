import { expose } from 'comlink';
import { InferenceHost } from '../src/models/inference-host';
import { observeRequests } from '../src/tracing';

observeRequests('inference');

// Held as long as the worker lives: whoever waits for this lock learns of its death, however it died.
void navigator.locks.request(self.name, () => new Promise(() => undefined));

expose(new InferenceHost());
