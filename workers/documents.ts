import { expose } from 'comlink';
import type { DocumentsWorker } from '../src/documents/client';
// Past the folder's index: that one starts this worker, and a worker that contains itself can't be built.
import { read } from '../src/documents/read';
import { observeRequests } from '../src/tracing';

observeRequests('documents');

expose({ read } satisfies DocumentsWorker);
