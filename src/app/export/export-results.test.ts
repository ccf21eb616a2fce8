import { expect, test } from 'vitest';
import { err, ok } from '../../shared/result';
import { insurancePack } from '../../tasks';
import type { DocumentEntry } from '../../vault';
import { readingOf } from '../testing/scripted-services';
import { exportResults, type ExportRequest, type ExportSource } from './export-results';

const entryOf = (id: string): DocumentEntry => ({
  id,
  name: `${id}.txt`,
  addedAt: 0,
  parentId: null,
  content: { mediaType: 'text/plain', text: `PM-4 in ${id}`, pages: [], runs: [] },
});

/** Documents whose id begins with "unread" have no reading; "damaged" ones don't open. */
const source: ExportSource = {
  packOf: () => insurancePack,
  vault: {
    getEntry: (id) =>
      Promise.resolve(id.startsWith('damaged') ? err({ code: 'damaged-record', message: '' }) : ok(entryOf(id))),
    getReading: (id) =>
      Promise.resolve(
        ok(id.startsWith('unread') ? null : { documentId: id, reading: readingOf(`PM-4 in ${id}`), at: 0 }),
      ),
    listCorrections: () => Promise.resolve(ok({ items: [], damaged: [] })),
  },
};

function request(changes: Partial<ExportRequest>): ExportRequest {
  return {
    ids: ['a', 'b'],
    format: 'json',
    now: new Date('2026-11-25T10:00:00Z'),
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...changes,
  };
}

test('JSON is an array of the results of single documents', async () => {
  const exported = await exportResults(source, request({ ids: ['a', 'unread', 'damaged', 'b'] }));
  if (!exported.ok) throw new Error(exported.error.message);
  expect(exported.value).toMatchObject({
    name: 'stayput-results-2026-11-25.json',
    documents: 2,
    unread: 1,
    damaged: 1,
  });
  const results = JSON.parse(await exported.value.content.text()) as { format: string; document: { name: string } }[];
  expect(results.map(({ format, document }) => [format, document.name])).toEqual([
    ['stayput-result/1', 'a.txt'],
    ['stayput-result/1', 'b.txt'],
  ]);
});

test('tells the progress, and stops when asked to', async () => {
  const abort = new AbortController();
  const told: number[] = [];
  const ids = Array.from({ length: 100 }, (_, index) => index.toString());
  const exported = await exportResults(
    source,
    request({
      ids,
      format: 'csv',
      signal: abort.signal,
      onProgress: (done) => {
        told.push(done);
        if (done === 3) abort.abort();
      },
    }),
  );
  expect(exported).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(told).toEqual([1, 2, 3]);
});

test('with nothing read there is nothing to export', async () => {
  expect(await exportResults(source, request({ ids: ['unread'] }))).toMatchObject({
    ok: false,
    error: { code: 'nothing-read' },
  });
});
