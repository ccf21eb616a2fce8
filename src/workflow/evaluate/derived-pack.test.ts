import { describe, expect, test } from 'vitest';
import { readRecords, type EvaluationRecord } from '../../evaluation';
import { taskPackSchema } from '../../tasks';
import { derivedTask } from './derived-pack';
import { guessFieldType } from './guess-field-type';

function records(...lines: readonly object[]): readonly EvaluationRecord[] {
  const read = readRecords(lines.map((line, place) => JSON.stringify({ id: place, text: 'x', ...line })).join('\n'));
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

test('a pack is made from what records name, and is one that a file could hold', () => {
  const all = records(
    { intent: 'newClaim', fields: { invoice_no: 'A-1', total: '€5.00' } },
    { intent: 'cancel', fields: { phone: null } },
    { intent: 'oos' },
  );
  const { pack, intents, fields } = derivedTask(all, all);
  expect(taskPackSchema.parse(pack)).toEqual(pack);
  expect(pack.classification.intents.map(({ description }) => description)).toEqual(['cancel', 'new claim']);
  expect([...intents]).toEqual([
    ['intent_1', 'cancel'],
    ['intent_2', 'newClaim'],
    ['none', 'oos'],
  ]);
  expect(pack.fields.map(({ title, type }) => [title, type])).toEqual([
    ['Invoice no', 'identifier'],
    ['Phone', 'phone'],
    ['Total', 'money'],
  ]);
  expect(pack.fields[0]?.cues).toContain('invoice #');
  expect([...fields]).toEqual([
    ['invoice_no', 'field_1'],
    ['phone', 'field_2'],
    ['total', 'field_3'],
  ]);
});

test('abbreviations and names without a letter make a pack, too', () => {
  const all = records({ intent: 'PINBlocked', fields: { PONumber: null, '!!!': null } }, { intent: 'OOS' });
  const { pack, intents } = derivedTask(all, all);
  expect(taskPackSchema.shape.fields.parse(pack.fields)).toEqual(pack.fields);
  expect(pack.classification.intents.map(({ description }) => description)).toEqual(['PIN blocked']);
  expect(intents.get('none')).toBe('OOS');
  expect(pack.fields.map(({ description, type, cues }) => [description, type, cues.slice(0, 2)])).toEqual([
    ['!!!', 'text', []],
    ['PO number', 'identifier', ['po number', 'po no']],
  ]);
});

test('values that are not to be looked at give no type', () => {
  const all = records({ fields: { when: '2026-03-04' } }, { fields: { when: '2026-03-05' } });
  expect(derivedTask(all, all).pack.fields[0]?.type).toBe('date');
  expect(derivedTask(all, []).pack.fields[0]?.type).toBe('text');
});

test('names that every object has are names like others', () => {
  const all = records(
    ...['constructor', '__proto__', 'toString'].map((name) => ({ intent: name, fields: { x: name } })),
  );
  const { intents } = derivedTask(all, all);
  expect([...intents.values()].toSorted()).toEqual(['__proto__', 'constructor', 'toString']);
});

describe('the type of a field', () => {
  test.each([
    ['date of loss', [], 'date'],
    ['supplier address', [], 'address'],
    ['policy number', [], 'identifier'],
    ['notice period', [], 'duration'],
    ['remark', [], 'text'],
    ['customer', ['Ada Oduya', 'Tan Ltd.'], 'name'],
    ['customer number', ['17', '18'], 'identifier'],
    ['issued', ['4 May 2026', '2026-05-04', '12/8/23'], 'date'],
    ['contact', ['ada@example.org', 'x@example.com'], 'email'],
    ['other', ['£5.00', '12,50 €', 'USD 3'], 'money'],
    ['seat', ['12 Elm Street, Leeds LS1 4AB', '3 Quay\nSalem'], 'address'],
    ['vessel', ['Maria Celeste', 'Queen Anne'], 'name'],
    ['remark', ['it was wet', 'no'], 'text'],
  ] as const)('“%s” with %j is %s', (words, values, type) => {
    expect(guessFieldType(words.split(' '), values)).toBe(type);
  });
});
