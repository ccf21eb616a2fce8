import { expect, test } from 'vitest';
import { insurancePack } from '../../tasks';
import type { Reading } from '../../understanding';
import type { DocumentEntry, StoredCorrection } from '../../vault';
import { exportDocument, exportName } from './export-document';

const found = { start: 0, end: 4, quote: '£ 12', value: '12.00 GBP' };
const entry: DocumentEntry = {
  id: 'a',
  name: 'storm.letter.pdf',
  addedAt: 0,
  parentId: null,
  content: { mediaType: 'application/pdf', text: '£ 12', pages: [], runs: [] },
};
const reading: Reading = {
  packId: insurancePack.id,
  packVersion: insurancePack.version,
  intent: { label: 'new_claim', confidence: 0.9, ranking: [{ label: 'new_claim', confidence: 0.9 }] },
  fields: [{ name: 'amount', found, confidence: 0.7, reason: 'It stands alone.' }],
  engine: 'scripted',
  model: 'scripted',
  seconds: 1,
  windows: 1,
};

test('an export holds what counts, who decided it, and what both said', () => {
  const correction: StoredCorrection = { id: '1', documentId: 'a', field: 'amount', found: null, at: 1000 };
  const amountOf = (json: string): unknown =>
    (JSON.parse(json) as { fields: { name: string }[] }).fields.find(({ name }) => name === 'amount');
  expect(amountOf(exportDocument(insurancePack, entry, reading, []))).toMatchObject({ decidedBy: 'model', found });
  expect(amountOf(exportDocument(insurancePack, entry, reading, [correction]))).toMatchObject({
    decidedBy: 'person',
    found: null,
    model: { found },
    person: { found: null, at: '1970-01-01T00:00:01.000Z' },
  });
});

test('the file is named after the document', () => {
  expect(exportName('storm.letter.pdf')).toBe('storm.letter.stayput.json');
  expect(exportName('letter')).toBe('letter.stayput.json');
});
