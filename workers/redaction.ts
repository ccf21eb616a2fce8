import { expose } from 'comlink';
// Past the folders' indexes: those start workers, and a worker that contains itself can't be built.
import { EntityClassifier } from '../src/models/entities/entity-classifier';
import { inspectEntityPack } from '../src/models/entities/entity-pack';
import { RedactionHost } from '../src/workflow/redaction/host';
import { observeRequests } from '../src/tracing';

observeRequests('redaction');

// Held as long as the worker lives: whoever waits for this lock learns of its death, however it died.
void navigator.locks.request(self.name, () => new Promise(() => undefined));

expose(
  new RedactionHost({
    inspect: inspectEntityPack,
    load: (signal, onBytes, mostThreads) => EntityClassifier.load(signal, onBytes, mostThreads),
  }),
);
