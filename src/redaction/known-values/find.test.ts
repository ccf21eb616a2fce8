import { describe, expect, test } from 'vitest';
import type { Entity } from '../entity';
import type { EntityType } from '../entity-types';
import { findKnownValues } from './find';

function foundIn(text: string, value: string, type: EntityType = 'PERSON'): readonly string[] {
  const entity: Entity = { start: 0, end: value.length, type, score: 0.9, recognizer: 'x' };
  const [, found = []] = findKnownValues(
    [
      { id: 'a', text: value },
      { id: 'b', text },
    ],
    [[entity], []],
  );
  return found.map(({ start, end }) => text.slice(start, end));
}

describe('a name is found', () => {
  test.each([
    ['in another case', 'MARIA GONZALEZ called', 'MARIA GONZALEZ'],
    ['in part', 'ask Gonzalez', 'Gonzalez'],
    ['with a possessive', "Gonzalez's car", 'Gonzalez'],
    ['as a plural', 'the Gonzalezs', 'Gonzalezs'],
    ['over a line break', 'Maria\nGonzalez', 'Maria\nGonzalez'],
    ['hyphenated', 'Gon-\nzalez', 'Gon-\nzalez'],
    ['in a file name', 'gonzalez_maria_2024.pdf', 'gonzalez_maria'],
    ['in one word', 'see MariaGonzalez here', 'MariaGonzalez'],
    ['in a path', '/home/maria-gonzalez/x', 'maria-gonzalez'],
    ['escaped', 'Maria%20Gonzalez', 'Maria%20Gonzalez'],
    ['with accents', 'María González', 'María González'],
    ['with a zero-width character', 'Gon\u200bzalez', 'Gon\u200bzalez'],
  ])('%s', (_, text, found) => {
    expect(foundIn(text, 'Maria Gonzalez')).toEqual([found]);
  });

  test('with an umlaut written either way', () => {
    expect(foundIn('Mueller', 'Jörg Müller')).toEqual(['Mueller']);
    expect(foundIn('MÜLLER', 'Joerg Mueller')).toEqual(['MÜLLER']);
  });
});

describe('left alone are', () => {
  test.each([
    ['words that are names as well', 'in May we may go', 'May Young'],
    ['short names', 'Bo is bo', 'Bo Li'],
    ['longer words', 'Mariana', 'Maria Gonzalez'],
  ])('%s', (_, text, value) => {
    expect(foundIn(text, value)).toEqual([]);
  });
});

test('a number is found with other separators, and not inside of a longer one', () => {
  expect(foundIn('call 01712345678 or 0171 / 234-5678', '0171-2345678', 'PHONE_NUMBER')).toHaveLength(2);
  expect(foundIn('9017123456789', '0171-2345678', 'PHONE_NUMBER')).toEqual([]);
});

test('a secret is found letter by letter', () => {
  expect(foundIn('use hunter-2x, not Hunter-2x', 'hunter-2x', 'SECRET')).toEqual(['hunter-2x']);
});

test('what an entity covers already is not told again', () => {
  const text = 'Maria Gonzalez';
  const entity: Entity = { start: 0, end: text.length, type: 'PERSON', score: 1, recognizer: 'x' };
  expect(findKnownValues([{ id: 'a', text }], [[entity]])).toEqual([[]]);
});

test('a common word is found again where it is written as a name within a sentence', () => {
  expect(foundIn('Then we saw Mark there. Mark it, and mark that.', 'Mark Twain')).toEqual(['Mark']);
  expect(foundIn('then we saw mark there', 'Mark Twain')).toEqual([]);
  expect(foundIn('We left in April with it.', 'April Jones')).toEqual([]);
});
