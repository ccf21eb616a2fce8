import fc from 'fast-check';
import { expect, test } from 'vitest';
import { combine } from './combine';
import type { Entity } from './entity';
import type { EntityType } from './entity-types';

function entity(start: number, end: number, type: EntityType, score: number): Entity {
  return { start, end, type, score, recognizer: `${type} ${String(score)}` };
}

const text = 'Maria Gonzalez, 12 Elm Street, Springfield, call 555-0100';
const told = (entities: readonly Entity[]) =>
  combine(entities, text).map(({ start, end, type }) => `${type}: ${text.slice(start, end)}`);

test('of two with the same span, the higher score wins', () => {
  expect(told([entity(0, 14, 'ORGANIZATION', 0.6), entity(0, 14, 'PERSON', 0.7)])).toEqual(['PERSON: Maria Gonzalez']);
});

test('the wider wins over what it holds', () => {
  expect(told([entity(16, 42, 'ADDRESS', 0.6), entity(31, 42, 'LOCATION', 0.8)])).toEqual([
    'ADDRESS: 12 Elm Street, Springfield',
  ]);
});

test('what is much surer stands out of the wider one, which keeps the rest', () => {
  expect(told([entity(16, 57, 'ADDRESS', 0.5), entity(49, 57, 'PHONE_NUMBER', 0.95)])).toEqual([
    'ADDRESS: 12 Elm Street, Springfield, call',
    'PHONE_NUMBER: 555-0100',
  ]);
});

test('of two that cross, the rest of the weaker one stays covered', () => {
  expect(told([entity(0, 18, 'PERSON', 0.9), entity(16, 29, 'ADDRESS', 0.6)])).toEqual([
    'PERSON: Maria Gonzalez, 12',
    'ADDRESS: Elm Street',
  ]);
});

test('names that a space divides are one', () => {
  expect(told([entity(0, 5, 'PERSON', 0.5), entity(6, 14, 'PERSON', 0.9)])).toEqual(['PERSON: Maria Gonzalez']);
});

test('no letter or digit loses its cover, nothing overlaps, and the order of what comes in does not matter', () => {
  const types = fc.constantFrom<EntityType>('PERSON', 'ADDRESS', 'PHONE_NUMBER', 'URL');
  const entities = fc.array(
    fc
      .tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 30 }), types, fc.integer({ min: 50, max: 100 }))
      .map(([start, length, type, score]) => entity(start, Math.min(text.length, start + length), type, score / 100)),
  );
  fc.assert(
    fc.property(entities, (found) => {
      const combined = combine(found, text);
      expect(combine(found.toReversed(), text)).toEqual(combined);
      for (const [index, { start }] of combined.entries()) {
        expect(start).toBeGreaterThanOrEqual(combined[index - 1]?.end ?? 0);
      }
      for (let at = 0; at < text.length; at++) {
        const isIn = (one: Entity) => one.start <= at && at < one.end;
        if (/[\p{L}\p{N}]/u.test(text.charAt(at)) && found.some(isIn)) expect(combined.some(isIn)).toBe(true);
      }
    }),
  );
});

test('a number of some kind wins over a number of no kind, however sure that is', () => {
  expect(told([entity(49, 57, 'ID_NUMBER', 0.85), entity(49, 57, 'POLICY_NUMBER', 0.6)])).toEqual([
    'POLICY_NUMBER: 555-0100',
  ]);
});

test('a people wins over a name', () => {
  expect(told([entity(0, 5, 'LOCATION', 0.9), entity(0, 5, 'NRP', 0.6)])).toEqual(['NRP: Maria']);
});
