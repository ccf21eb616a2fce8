import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gramsOf } from './text-grams';

const shared = (a: string, b: string) => {
  const others = new Set(gramsOf(b));
  return gramsOf(a).filter((gram) => others.has(gram)).length;
};

it('texts share more the more of their words are alike', () => {
  expect(shared('where is my claim', 'where is my claim?')).toBeGreaterThan(
    shared('where is my claim', 'is it my bag'),
  );
  expect(shared('cancelled', 'cancelling')).toBeGreaterThan(shared('cancelled', 'closed'));
});

it('the order of words counts', () => {
  expect(gramsOf('dog bites man')).not.toEqual(gramsOf('man bites dog'));
  expect(shared('dog bites man', 'man bites dog')).toBeGreaterThan(0);
});

it('case, spaces and which digits there are do not count', () => {
  expect(gramsOf('Claim  4711 ')).toEqual(gramsOf('claim 0815'));
});

it('are distinct whole numbers below 2^24, not too many, of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const grams = gramsOf(text);
      expect(new Set(grams).size).toBe(grams.length);
      expect(grams.length).toBeLessThanOrEqual(256);
      expect(grams.every((gram) => Number.isInteger(gram) && gram >= 0 && gram < 2 ** 24)).toBe(true);
      expect(gramsOf(text)).toEqual(grams);
    }),
  );
});
