import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leavesOf } from './json-leaves';

test('has every name, string and number, with its place', () => {
  const leaves = leavesOf('{"a" : ["x\\"y", -1.5e3, true, null, {}], "b/~": {"c": "\\u00fc"}, "a": "again"}');
  expect(leaves).toEqual({
    ok: true,
    value: [
      { path: '/a', text: 'a', isName: true },
      { path: '/a/0', text: 'x"y', isName: false },
      { path: '/a/1', text: '-1.5e3', isName: false },
      { path: '/b~1~0', text: 'b/~', isName: true },
      { path: '/b~1~0/c', text: 'c', isName: true },
      { path: '/b~1~0/c', text: 'ü', isName: false },
      { path: '/a', text: 'a', isName: true },
      { path: '/a', text: 'again', isName: false },
    ],
  });
});

test('leaves nothing out of any JSON', () => {
  const written = (value: unknown): readonly string[] => {
    if (typeof value === 'string' || typeof value === 'number') return [String(value)];
    if (Array.isArray(value)) return (value as readonly unknown[]).flatMap(written);
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([name, own]) => [name, ...written(own)]);
  };
  fc.assert(
    fc.property(fc.json({ maxDepth: 5, stringUnit: 'binary' }), (json) => {
      const leaves = leavesOf(json);
      if (!leaves.ok) throw new Error(leaves.error);
      const texts = leaves.value.map(({ text }) => text);
      const expected = written(JSON.parse(json));
      expect(texts.map((text) => (/^-?\d/u.test(text) ? String(Number(text)) : text))).toEqual(
        expected.map((text) => (/^-?\d/u.test(text) ? String(Number(text)) : text)),
      );
    }),
    { numRuns: 300 },
  );
});

test.each(['', '{', '[1,]', 'nothing', '"a" "b"', '\ufeff1'])('%j is no JSON', (json) => {
  expect(leavesOf(json)).toEqual({ ok: false, error: 'not-json' });
});

test('has a limit of levels and one of leaves', () => {
  expect(leavesOf('['.repeat(65) + ']'.repeat(65))).toEqual({ ok: false, error: 'too-large' });
  expect(leavesOf(`[${'1,'.repeat(20_000)}1]`)).toEqual({ ok: false, error: 'too-large' });
});
