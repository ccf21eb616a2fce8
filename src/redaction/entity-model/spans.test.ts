import { expect, test } from 'vitest';
import type { EntityType } from '../entity-types';
import { spansOf } from './spans';
import type { TaggedWord } from './tagged-words';

/** The spans where the model takes these words for a type, and nothing else for anything. */
function spansIn(text: string, type: EntityType, ...named: string[]): readonly string[] {
  const words = [...text.matchAll(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)].map(({ 0: word, index }): TaggedWord => {
    const isNamed = named.includes(word);
    return {
      start: index,
      end: index + word.length,
      any: isNamed ? 0.9 : 0.1,
      type: isNamed ? type : null,
      isBeginning: false,
    };
  });
  return spansOf(text, words, {}).map(({ start, end }) => text.slice(start, end));
}

test('words that name nothing are no entity, and stay inside of one', () => {
  expect(spansIn('the north of the state', 'LOCATION', 'of', 'the')).toEqual([]);
  expect(spansIn('at Bank of the West', 'ORGANIZATION', 'Bank', 'of', 'the', 'West')).toEqual(['Bank of the West']);
  expect(spansIn('paid from IBAN DE89', 'PERSON', 'IBAN')).toEqual([]);
  expect(spansIn('made in the US', 'LOCATION', 'US')).toEqual(['US']);
});

test('a role in a chat is no name, and a name beside it is', () => {
  expect(spansIn('Assistant: hello', 'PERSON', 'Assistant')).toEqual([]);
  expect(spansIn('Assistant Chloe', 'PERSON', 'Assistant', 'Chloe')).toEqual(['Assistant Chloe']);
  expect(spansIn('we met at Customer', 'ORGANIZATION', 'Customer')).toEqual(['Customer']);
});

test('a name that a hyphen divides is one', () => {
  expect(spansIn('dear Jean-Pierre, hello', 'PERSON', 'Jean')).toEqual(['Jean-Pierre']);
});

test('the words that lead to an entity and on from it are no part of it', () => {
  expect(spansIn('We met Thursday at Esri', 'DATE_TIME', 'Thursday', 'at')).toEqual(['Thursday']);
  expect(spansIn('we live in The Hague', 'LOCATION', 'in', 'The', 'Hague')).toEqual(['The Hague']);
});

test('a name has to look like one, where case means something, unless the model is sure or a name is beside it', () => {
  const words = (text: string, chances: Readonly<Record<string, number>>) =>
    [...text.matchAll(/[\p{L}]+|[^\s\p{L}]/gu)].map(({ 0: word, index }): TaggedWord => ({
      start: index,
      end: index + word.length,
      any: chances[word] ?? 0.01,
      type: 'PERSON',
      isBeginning: false,
    }));
  const found = (text: string, chances: Readonly<Record<string, number>>) =>
    spansOf(text, words(text, chances), { PERSON: 0.4 }).map(({ start, end }) => text.slice(start, end));
  expect(found('We gave Zanele a stamp.', { Zanele: 0.2, stamp: 0.6 })).toEqual(['Zanele']);
  expect(found('We gave zanele a stamp.', { zanele: 0.92 })).toEqual(['zanele']);
  expect(found('we gave zanele a stamp', { zanele: 0.2, stamp: 0.6 })).toEqual(['stamp']);
  expect(found('We met Jan van Dijk there.', { Jan: 0.9, van: 0.5, Dijk: 0.9 })).toEqual(['Jan van Dijk']);
});
