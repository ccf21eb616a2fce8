import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPlaces, jsonPath } from './json-places';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** JSON with one character taken out, put in or replaced. */
const almostJson = fc
  .tuple(
    fc.json({ maxDepth: 4 }),
    fc.nat(),
    fc.constantFrom('', '"', '\\', ',', '}', ']', ':', '0', '\n', 'x', '\u0001'),
    fc.boolean(),
  )
  .map(([json, at, sign, isReplaced]) => {
    const place = at % (json.length + 1);
    return json.slice(0, place) + sign + json.slice(place + (isReplaced ? 1 : 0));
  });

describe('findPlaces', () => {
  it('takes for JSON what JSON.parse takes for JSON', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json({ maxDepth: 4 }), almostJson, fc.string()), (text) => {
        expect(findPlaces(text).isJson).toBe(isJson(text));
      }),
      { numRuns: 500 },
    );
  });

  it('finds the beginning of each value that is wanted', () => {
    const text = '{\n  "fields": [{ "type": "date" }, { "a b": 1 }],\n  "x": null\n}';
    const wanted = new Set(['', 'fields', 'fields[0].type', 'fields[1]["a b"]', 'x', 'nothing']);
    const found = findPlaces(text, wanted);
    expect(found.isJson && Object.fromEntries(found.places)).toEqual({
      '': { line: 1, column: 1 },
      fields: { line: 2, column: 13 },
      'fields[0].type': { line: 2, column: 24 },
      'fields[1]["a b"]': { line: 2, column: 43 },
      x: { line: 3, column: 8 },
    });
  });

  it.each<[string, number, number, RegExp]>([
    ['', 1, 1, /ends where a value/],
    ['{\n "a": x}', 2, 7, /no value begins/],
    ['{"a":1,}', 1, 8, /name of a property/],
    ['{"a" 1}', 1, 6, /colon/],
    ['[1\n2]', 2, 1, /comma or the closing \]/],
    ['[1,2', 1, 5, /comma or the closing \]/],
    ['{"a":1', 1, 7, /comma or the closing \}/],
    ['{"a": "b\n"}', 1, 9, /line break/],
    ['{"a": "b}', 1, 7, /no closing quote/],
    ['{"a": "\\q"}', 1, 8, /after a \\/],
    ['{} {}', 1, 4, /more after the end/],
    ['// note\n{}', 1, 1, /no value begins/],
    ["{'a': 1}", 1, 2, /double quotes/],
    ['01', 1, 2, /more after/],
  ])('says where %j breaks', (text, line, column, words) => {
    const found = findPlaces(text);
    expect(found).toMatchObject({ isJson: false, fault: { line, column } });
    expect(!found.isJson && found.fault.message).toMatch(words);
  });

  it('refuses what would fill the stack', () => {
    for (const text of ['['.repeat(200_000), '{"a":'.repeat(200_000)]) {
      expect(findPlaces(text)).toMatchObject({
        isJson: false,
        fault: { message: expect.stringContaining('too deeply') as string },
      });
    }
  });
});

it('a path is written as in code', () => {
  expect(jsonPath([])).toBe('');
  expect(jsonPath(['fields', 2, 'type'])).toBe('fields[2].type');
  expect(jsonPath(['calibrations', 'qwen@1.0.0', 'a'])).toBe('calibrations["qwen@1.0.0"].a');
  expect(jsonPath(['x'.repeat(1000)]).length).toBeLessThan(100);
});
