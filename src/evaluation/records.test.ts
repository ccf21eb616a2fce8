import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRecords } from './records';

const line = (value: unknown) => JSON.stringify(value);

test('reads intents and fields, one value or several, and what is not stated', () => {
  const read = readRecords(
    [
      line({
        id: 'a',
        text: 'x',
        intent: 'claim',
        fields: { total: '5', items: ['one', 'two'], date: null, count: 3 },
      }),
      '',
      line({ id: 2, text: '' }),
    ].join('\n'),
  );
  if (!read.ok) throw new Error(read.error.message);
  const [first, second] = read.value;
  expect(first).toMatchObject({ id: 'a', intent: 'claim' });
  expect([...(first?.fields ?? [])]).toEqual([
    ['total', ['5']],
    ['items', ['one', 'two']],
    ['date', []],
    ['count', ['3']],
  ]);
  expect(second).toMatchObject({ id: '2', intent: null });
});

describe('what is no record is named by its line', () => {
  test.each([
    ['{"id": 1', 'not-json', 1],
    [`${line({ id: 'a', text: 'x' })}\n[]`, 'not-a-record', 2],
    [line({ id: 'a' }), 'not-a-record', 1],
    [line({ id: 'a', text: 'x', intent: 7 }), 'not-a-record', 1],
    [line({ id: 'a', text: 'x', fields: { a: { b: 1 } } }), 'not-a-record', 1],
    [`${line({ id: 'a', text: 'x' })}\n\n${line({ id: 'a', text: 'y' })}`, 'repeated-id', 3],
    ['', 'empty', null],
    [' \n\n', 'empty', null],
  ])('%j', (jsonl, code, at) => {
    expect(readRecords(jsonl)).toMatchObject({ ok: false, error: { code, line: at } });
  });
});

test('names of every object are names like others', () => {
  const read = readRecords('{"id": "__proto__", "text": "x", "fields": {"__proto__": "a", "constructor": "b"}}');
  expect(read.ok).toBe(true);
  expect(({} as Record<string, unknown>)['a']).toBeUndefined();
});

test('whatever a file holds, it is read or refused', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(fc.json()).map((all) => all.join('\n')),
      ),
      (text) => {
        const read = readRecords(text);
        if (!read.ok) expect(read.error.message).toMatch(/\.$/);
      },
    ),
  );
});
