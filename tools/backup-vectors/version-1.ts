import { writeBackup, type BackupRecord } from '../../src/vault/backup';
import { json, manifest, passphrase, utf8 } from './shared';

const content = {
  mediaType: 'text/plain',
  text: 'Dear Ann',
  pages: [{ start: 0, end: 8, width: 0, height: 0 }],
  runs: [],
};
const found = { start: 5, end: 8, quote: 'Ann', value: 'Ann' };

/** One record of each store and more, in shapes of today and of before, with ids that no file could have. */
const records: readonly BackupRecord[] = [
  record('documents', 'd-1', { id: 'd-1', name: 'Letter.TXT', addedAt: 1, parentId: null, packId: 'letters' }, 1),
  record('documents', 'd-2', { id: 'd-2', name: 'no ending', addedAt: 2, parentId: 'd-1', unknown: ['kept'] }, 0),
  record('documents', 'before', { id: 'before', name: 'old.eml', addedAt: 3, content }),
  record('documents', '../Zoë 🦊/..', { id: '../Zoë 🦊/..', name: 'x.pdf', addedAt: 4, parentId: null }),
  record('documents', 'con', { id: 'con', name: 'con.csv', addedAt: 5 }),
  record('contents', 'd-1', content),
  record('contents', 'd-2', {
    ...content,
    mediaType: 'application/pdf',
    pages: [{ start: 0, end: 8, width: 595.28, height: 841.89 }],
    runs: [{ start: 0, end: 4, page: 0, box: { x: 72, y: 72.5, width: 20, height: 12 } }],
  }),
  { store: 'files', id: 'd-1', bytes: utf8('Dear Ann') },
  { store: 'files', id: 'd-2', bytes: new Uint8Array([0, 255, 10, 13]) },
  { store: 'files', id: 'before', bytes: new Uint8Array() },
  { store: 'files', id: '../Zoë 🦊/..', bytes: utf8('%PDF') },
  { store: 'files', id: 'con', bytes: utf8('a,b') },
  record('results', 'd-1', {
    documentId: 'd-1',
    at: 6,
    reading: {
      packId: 'letters',
      packVersion: '1.0.0',
      choice: { by: 'automatic', confidence: null },
      intent: { label: 'thanks', confidence: 1, ranking: [{ label: 'thanks', confidence: 1 }] },
      fields: [
        { name: 'reader', found, confidence: 0.5, reason: 'It stands after "Dear".' },
        { name: 'date', found: null, confidence: 0.9, reason: 'There is none.' },
      ],
      engine: 'cpu',
      model: 'small',
      seconds: 1.5,
      windows: 1,
    },
  }),
  record('corrections', 'd-1/000000000000007/000000001-a', {
    id: 'd-1/000000000000007/000000001-a',
    documentId: 'd-1',
    field: 'reader',
    found,
    at: 7,
  }),
  record('settings', 'consent', { given: true }),
  record('settings', 'x'.repeat(300), null),
  record('packs', 'letters@1.0.0', { packId: 'letters', version: '1.0.0', pack: { any: ['thing'] }, savedAt: 8 }),
  record('epochs', '3', {
    id: '3',
    startedAt: 9,
    cause: 'restored',
    backup: { createdAt: 8, epoch: 2, vaultId: manifest.vaultId },
  }),
];

function record(store: BackupRecord['store'], id: string, value: unknown, order?: number): BackupRecord {
  return { store, id, bytes: utf8(json(value)), ...(order === undefined ? {} : { order }) };
}

async function* inTurn(): AsyncGenerator<BackupRecord> {
  for (const each of records) yield await Promise.resolve(each);
}

/** What version 1 is, and what must be read from it for ever. */
export async function version1(): Promise<{ readonly bytes: Uint8Array; readonly expected: object }> {
  const stream = await writeBackup(manifest, inTurn(), passphrase, { workFactor: 2 });
  const bytes = new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());
  const kept = records.map((record) => ({
    ...record,
    bytes: undefined,
    base64: Buffer.from(record.bytes).toString('base64'),
  }));
  return { bytes, expected: { passphrase, manifest, records: kept } };
}
