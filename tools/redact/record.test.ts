import { expect, test } from 'vitest';
import { parseRecord } from './record';

test('a record is an id and a text', () => {
  expect(parseRecord('{"id": 7, "text": "Dear Maria", "more": true}')).toEqual({
    ok: true,
    value: { id: '7', text: 'Dear Maria' },
  });
});

test.each([
  ['{"id": "1", "text": ', 'This is no JSON.'],
  ['null', 'This is no JSON object.'],
  ['{"id": "1"}', 'It has no "text", or that is no string.'],
  ['{"text": "x"}', 'It has no "id", or that is neither string nor number.'],
])('%s is none', (line, error) => {
  expect(parseRecord(line)).toEqual({ ok: false, error });
});
