import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonOf } from '.';

test.each([
  ['{"a": "b"}', { a: 'b' }],
  ['```json\n{"a": "b"}\n```', { a: 'b' }],
  ['```JSON\r\n{"a": "b"}\r\n```\r\n', { a: 'b' }],
  [' ```\n{"a": null}\n``` \n', { a: null }],
  ['{"a": "```"}', { a: '```' }],
])('%j is read', (text, value) => {
  expect(jsonOf(text)).toEqual({ ok: true, value });
});

test.each([
  ['Here it is: {"a": 1}', 'not-json'],
  ['{"a": 1} {"b": 2}', 'not-json'],
  ['```json\n{"a": 1}\n``` and more', 'not-json'],
  ['{a: 1}', 'not-json'],
  ['', 'not-json'],
  ['[1]', 'not-an-object'],
  ['null', 'not-an-object'],
  ['"x"', 'not-an-object'],
  [`{"a": "${'x'.repeat(300_000)}"}`, 'too-large'],
  [`{"a": ${'['.repeat(40)}${']'.repeat(40)}}`, 'too-deep'],
  [`${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}`, 'too-deep'],
])('%.40j is none', (text, error) => {
  expect(jsonOf(text)).toEqual({ ok: false, error });
});

test('as deep as it may be, and one level more', () => {
  const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
  expect(jsonOf(nested(33)).ok).toBe(true);
  expect(jsonOf(nested(34)).ok).toBe(false);
});

test('any object is read, with a fence and without', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (value) => {
      const text = JSON.stringify(value);
      const expected = { ok: true, value: JSON.parse(text) as unknown };
      expect(jsonOf(text)).toEqual(expected);
      expect(jsonOf(`\`\`\`json\n${text}\n\`\`\``)).toEqual(expected);
    }),
  );
});

test('whatever its keys are called, it changes no prototype', () => {
  fc.assert(
    fc.property(fc.constantFrom('__proto__', 'constructor', 'toString'), fc.json({ maxDepth: 3 }), (key, value) => {
      const read = jsonOf(`{${JSON.stringify(key)}: ${value}}`);
      expect(read.ok && Object.hasOwn(read.value, key)).toBe(true);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    }),
  );
});
