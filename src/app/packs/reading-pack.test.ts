import { expect, test } from 'vitest';
import { insurancePack, type TaskPack } from '../../tasks';
import type { Reading } from '../../understanding';
import { fieldViews } from '../document/field-views';
import { intentTitle, packOfReading } from './reading-pack';

const reading: Reading = {
  packId: insurancePack.id,
  packVersion: '1.2.0',
  intent: {
    label: 'new_claim',
    confidence: 0.7,
    ranking: [
      { label: 'new_claim', confidence: 0.7 },
      { label: 'gone_intent', confidence: 0.3 },
    ],
  },
  fields: [
    { name: 'amount', found: { start: 0, end: 4, quote: '£ 12', value: '12.00 GBP' }, confidence: 1, reason: 'x' },
    { name: 'gone_field', found: null, confidence: 1, reason: 'x' },
  ],
  engine: 'scripted',
  model: 'scripted@1.0.0',
  seconds: 1,
  windows: 1,
};
const version = (number: string, changes: Partial<TaskPack> = {}): TaskPack => ({
  ...insurancePack,
  ...changes,
  version: number,
});

test('a reading is shown in the words of the version that made it', () => {
  const made = version('1.2.0', { title: 'As it was' });
  expect(packOfReading(reading, [version('1.3.0'), made])).toEqual({ pack: made, source: 'exact' });
});

test('when that version is not kept, the newest one lends its words, and what it does not know keeps its name', () => {
  const { pack, source } = packOfReading(reading, [
    version('1.0.0', { title: 'Old' }),
    version('1.10.0', { title: 'New' }),
  ]);
  expect(source).toBe('other-version');
  expect(pack).toMatchObject({ id: insurancePack.id, version: '1.2.0', title: 'New' });
  expect(pack.fields.map(({ name, title }) => [name, title])).toEqual([
    ['amount', 'Amount'],
    ['gone_field', 'Gone field'],
  ]);
  expect(intentTitle(pack, 'new_claim')).toBe('New claim');
  expect(intentTitle(pack, 'gone_intent')).toBe('Gone intent');
});

test('when the pack is deleted, every value is still there', () => {
  const { pack, source } = packOfReading(reading, []);
  expect(source).toBe('gone');
  const views = fieldViews(pack, reading, []);
  expect(views.map(({ field, found }) => [field.title, found?.value ?? null])).toEqual([
    ['Amount', '12.00 GBP'],
    ['Gone field', null],
  ]);
  expect(intentTitle(pack, 'new_claim')).toBe('New claim');
});
