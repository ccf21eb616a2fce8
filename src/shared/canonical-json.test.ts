import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json';

/** JSON values whose texts hold any characters, but for lone surrogates. */
const json = fc.jsonValue({ stringUnit: 'binary' });

describe('canonicalJson', () => {
  it('writes the example of RFC 8785, 3.2.2, as 3.2.3 does', () => {
    const value: unknown = JSON.parse(`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
      "literals": [null, true, false]
    }`);
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts by UTF-16 code units: the example of RFC 8785, 3.2.3', () => {
    const value = { '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 };
    expect([...canonicalJson(value).matchAll(/:(\d)/gu)].map(([, number]) => Number(number))).toEqual([
      2, 4, 6, 7, 1, 5, 3,
    ]);
  });

  it('says what the value says, in one way', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(canonicalJson(reversed(value))).toBe(text);
      }),
    );
  });

  it('keeps a property that is called __proto__', () => {
    expect(canonicalJson(JSON.parse('{"b":1,"__proto__":{"a":1}}'))).toBe('{"__proto__":{"a":1},"b":1}');
  });

  it.each<[string, unknown]>([
    ['NaN', NaN],
    ['infinity', { a: [-Infinity] }],
    ['undefined', undefined],
    ['undefined in an object', { a: undefined }],
    // eslint-disable-next-line no-sparse-arrays -- the hole is what is tried
    ['a hole in a list', [1, , 2]],
    ['a lone surrogate', ['\ud800']],
    ['a lone surrogate in a name', { '\udc00x': 1 }],
    ['a symbol as a name', { [Symbol('a')]: 1 }],
    ['a big integer', 1n],
    ['a function', () => 1],
    ['bytes', new Uint8Array(2)],
    ['a date', new Date(0)],
    ['a map', new Map([['a', 1]])],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});

/** The same value with each object's properties made in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value).toReversed()) {
    Object.defineProperty(copy, key, { value: reversed(member), enumerable: true });
  }
  return copy;
}
