import { expect, test } from 'vitest';
import { Vocabulary } from './hyphens';

function joins(before: string, after: string, ...texts: readonly string[]): boolean {
  const vocabulary = new Vocabulary();
  for (const text of [before, after, ...texts]) vocabulary.add(text);
  return vocabulary.joins(before, after);
}

test.each([
  ['the insur-', 'ance of the house'],
  ['Versicherungs-', 'nummer'],
  ['insur\u00ad', 'ance'],
  ['INSUR\u00ad', 'ANCE'],
])('%j and %j are one word', (before, after) => {
  expect(joins(before, after)).toBe(true);
});

test.each([
  ['well-', 'known facts'],
  ['self-', 'employed'],
  ['state-of-the-', 'art'],
  ['mother-', 'in-law'],
  ['Haft-', 'und Unfallversicherung'],
  ['policy QD-', '2208'],
  ['call 888-100-', '1919'],
  ['26-VA-', 'abc'],
  ['VAT-', 'registered'],
  ['Jean-', 'Pierre'],
  ['write to ada-', 'lee@example.org'],
  ['see insur-', 'ance.example.org'],
  ['from Monday -', 'and later'],
  ['a-', 'way'],
  ['insurance', 'policy'],
])('%j and %j are left as they are', (before, after) => {
  expect(joins(before, after)).toBe(false);
});

test('the document itself says how it writes a word', () => {
  expect(joins('a cost-', 'effective plan', 'It was cost-effective.')).toBe(false);
  expect(joins('a cost-', 'effective plan', 'the cost', 'it is effective')).toBe(false);
  expect(joins('the self-', 'ish man', 'how selfish')).toBe(true);
});
