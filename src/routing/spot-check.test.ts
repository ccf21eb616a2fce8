import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answeredInOrder, checkRank, labelUse } from './spot-check';
import { seeded } from './testing/samples';

const random = seeded(7);
const uuid = (): string =>
  'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replaceAll('x', () => Math.floor(random() * 16).toString(16));
const ids = Array.from({ length: 20_000 }, uuid);

test('about half of the documents certify, and their ranks are spread evenly', () => {
  const certifying = ids.filter((id) => labelUse(id) === 'certify');
  // Four standard errors.
  expect(Math.abs(certifying.length - ids.length / 2)).toBeLessThan(4 * Math.sqrt(ids.length / 4));
  const ranks = certifying.map(checkRank);
  const tenths = Array.from(
    { length: 10 },
    (_, tenth) => ranks.filter((rank) => Math.floor(rank * 10) === tenth).length,
  );
  const expected = certifying.length / 10;
  for (const count of tenths) expect(Math.abs(count - expected)).toBeLessThan(5 * Math.sqrt(expected));
});

test('ids that differ in their last letter only are drawn apart', () => {
  const near = Array.from({ length: 4_000 }, (_, i) => `document-${i.toString().padStart(5, '0')}`);
  const share = near.filter((id) => labelUse(id) === 'certify').length / near.length;
  expect(Math.abs(share - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / near.length));
});

test('the same id has the same part for ever', () => {
  expect(labelUse('0b2f3a6e-3f0f-4a63-9a1c-1f2d5f5b8a10')).toBe(labelUse('0b2f3a6e-3f0f-4a63-9a1c-1f2d5f5b8a10'));
  expect(checkRank('a')).toBeCloseTo(1.6543, 3);
});

test('what counts is a beginning of the random order, and ends at what nobody answered', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 40 }), fc.func(fc.boolean()), (documents, isAnswered) => {
      const checks = documents.map((documentId) => ({ documentId, check: isAnswered(documentId) ? documentId : null }));
      const counted = answeredInOrder(checks);
      const inOrder = documents.toSorted((a, b) => checkRank(a) - checkRank(b));
      expect(counted).toEqual(inOrder.slice(0, counted.length));
      const next = inOrder[counted.length];
      if (next !== undefined) expect(isAnswered(next)).toBe(false);
    }),
  );
});
