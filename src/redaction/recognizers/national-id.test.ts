import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze } from '../analyze';
import { nationalId } from './national-id';
import { acceptedValues } from './support/accepted';
import { registeredNumbers, type RegisteredNumber } from './support/registered-numbers';

const samples = 6;
/** Chance passes the strictest rules about once in ten thousand times. */
const mostTries = 400_000;

/** Numbers that pass a kind's own rule, made by chance, the same each time. */
function validNumbers({ compact, validator, separated }: RegisteredNumber): readonly string[] {
  const numbers: string[] = [];
  const perRound = 2_000;
  for (let round = 0; round * perRound < mostTries && numbers.length < samples; round++) {
    const candidates = fc.sample(fc.stringMatching(compact), { numRuns: perRound, seed: round });
    numbers.push(...candidates.filter((number) => validator.validate(separated?.(number) ?? number).isValid));
  }
  return numbers.slice(0, samples);
}

/** As it is, and as its own rule writes it, unless that leaves a part of it out. */
function formsOf({ validator, separated }: RegisteredNumber, number: string): readonly string[] {
  const plain = (form: string) => form.replaceAll(/[^\p{L}\p{N}&]/gu, '');
  const formatted = validator.format(separated?.(number) ?? number);
  return plain(formatted) === number ? [...new Set([number, formatted])] : [number];
}

async function isMasked(text: string, number: string): Promise<boolean> {
  const entities = await analyze(text, { tagger: null });
  const start = text.indexOf(number);
  return Array.from(number).every(
    (sign, offset) =>
      !/[\p{L}\p{N}]/u.test(sign) ||
      entities.some((entity) => entity.start <= start + offset && start + offset < entity.end),
  );
}

describe.each(registeredNumbers.map((kind) => [`${kind.type} ${kind.validator.name}`, kind] as const))(
  '%s',
  (_, kind) => {
    const numbers = validNumbers(kind);

    test('valid numbers can be made', () => {
      expect(numbers.length).toBe(samples);
    });

    test('beside its label, none is missed, whether it is written in one or in its usual groups', async () => {
      const missed: string[] = [];
      for (const number of numbers) {
        for (const form of formsOf(kind, number)) {
          for (const text of [`${kind.context[0] ?? ''}: ${form}`, `Your ${kind.context[0] ?? ''} ${form}, please.`]) {
            if (!(await isMasked(text, form))) missed.push(text);
          }
        }
      }
      expect(missed).toEqual([]);
    });

    test('without a label, none is missed in a form that is telling', async () => {
      const missed: string[] = [];
      for (const number of numbers) {
        for (const form of formsOf(kind, number)) {
          if (!kind.isStrong && kind.usual?.test(form) !== true) continue;
          const text = `She wrote ${form} on it.`;
          if (!(await isMasked(text, form))) missed.push(text);
        }
      }
      expect(missed).toEqual([]);
    });
  },
);

test.each([
  'On 12 March 2021 we sold 4,000 units.',
  'Call 21 3314 times',
  'at 21 3314 Harley Brook Lane',
  'ISBN 978-3-16-148410-0',
  'Rows 1 2 3 4 5 6 7 8 9 10 11 12',
  'Version 10.15.7 build 19H1419',
])('nothing in %j is a national number', (text) => {
  expect(acceptedValues(nationalId, text)).toEqual([]);
});
