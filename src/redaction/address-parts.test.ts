import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withAddressParts } from './address-parts';
import type { Entity } from './entity';

function told(text: string): readonly string[] {
  const entity: Entity = { start: 0, end: text.length, type: 'ADDRESS', score: 0.8, recognizer: 'x' };
  return withAddressParts([entity], text).map(({ start, end, type }) => `${type}: ${text.slice(start, end)}`);
}

describe('an address is told in parts', () => {
  test.each([
    [
      '12 Elm Street, Springfield, IL 62704',
      ['ADDRESS: 12 Elm Street', 'LOCATION: Springfield', 'LOCATION: IL', 'ADDRESS: 62704'],
    ],
    [
      '35 Kromwater 38\n Apt. 705\n Zoetermeer\n Tanzania 53144',
      ['ADDRESS: 35 Kromwater 38\n Apt. 705', 'LOCATION: Zoetermeer', 'LOCATION: Tanzania', 'ADDRESS: 53144'],
    ],
    ['12 rue de la Paix, 75002 Paris', ['ADDRESS: 12 rue de la Paix', 'ADDRESS: 75002', 'LOCATION: Paris']],
    [
      'Hauptstraße 5\n10115 Berlin\nGermany',
      ['ADDRESS: Hauptstraße 5', 'ADDRESS: 10115', 'LOCATION: Berlin', 'LOCATION: Germany'],
    ],
    [
      'Riverside House, 4 High Street, Oxford OX1 2AB',
      ['ADDRESS: Riverside House, 4 High Street', 'LOCATION: Oxford', 'ADDRESS: OX1 2AB'],
    ],
    ['12/4, MG Road, Madurai - 625 001', ['ADDRESS: 12/4, MG Road', 'LOCATION: Madurai', 'ADDRESS: 625 001']],
    [
      '742 Evergreen Terrace Springfield OR 97477',
      ['ADDRESS: 742 Evergreen Terrace', 'LOCATION: Springfield OR', 'ADDRESS: 97477'],
    ],
    ['Keizersgracht 12, 1015 AB Amsterdam', ['ADDRESS: Keizersgracht 12', 'ADDRESS: 1015 AB', 'LOCATION: Amsterdam']],
    ['71 Avenue des Tuileries', ['ADDRESS: 71 Avenue des Tuileries']],
    ['Acme Ltd, 12 Elm Street, Leeds', ['ORGANIZATION: Acme Ltd', 'ADDRESS: 12 Elm Street', 'LOCATION: Leeds']],
    ["12 Elm Street Spring'", ["ADDRESS: 12 Elm Street Spring'"]],
    ['12 Elm Street', ['ADDRESS: 12 Elm Street']],
    ['OX1 2AB', ['ADDRESS: OX1 2AB']],
    ['Riverside House, Oxford', ['ADDRESS: Riverside House', 'LOCATION: Oxford']],
    ['The Old Vicarage', ['ADDRESS: The Old Vicarage']],
  ])('%j', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

test('what is too long to be an address stays whole', () => {
  const text = `${'x1'.repeat(50_000)} Street Springfield`;
  expect(told(text)).toEqual([`ADDRESS: ${text}`]);
});

test('no letter or figure of an address is uncovered by its parts, whatever it holds', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '12',
      '62704',
      ' ',
      ', ',
      '\n',
      '12 Elm Street Sp',
      'Elm Street',
      'Springfield',
      'IL',
      'OX1 2AB',
      '-',
      "'",
      '(',
    ),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = `x${pieces.join('')}`;
      const entity: Entity = { start: 0, end: text.length, type: 'ADDRESS', score: 0.8, recognizer: 'x' };
      const parts = withAddressParts([entity], text);
      for (const { 0: sign, index } of text.matchAll(/[\p{L}\p{N}]/gu)) {
        expect(parts.some(({ start, end }) => start <= index && index + sign.length <= end)).toBe(true);
      }
      for (const [place, { start, end }] of parts.entries()) {
        expect(start).toBeLessThan(end);
        expect(start).toBeGreaterThanOrEqual(parts[place - 1]?.end ?? 0);
      }
    }),
  );
});
