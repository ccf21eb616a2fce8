import { expose, transfer } from 'comlink';
import type { DocumentsWorker } from '../src/documents/client';
// Past the folder's index: that one starts this worker, and a worker that contains itself can't be built.
import { read } from '../src/documents/read';
import { observeRequests } from '../src/tracing';

observeRequests('documents');

expose({
  read,
  async renderPage(request, limits) {
    // Apart, so that reading text doesn't pay for drawing.
    const { renderPage } = await import('../src/documents/render/render-page');
    const result = await renderPage(request, limits);
    return result.ok ? transfer(result, [result.value.bitmap]) : result;
  },
} satisfies DocumentsWorker);
