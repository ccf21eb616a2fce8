import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commonWords } from '../../redaction';
import type { ProtectedValue } from './protected-value';
import { encodings, scan } from './testing';

describe('whatever the value and however it is written, it is found', () => {
  const word = fc
    .stringMatching(/^[A-Z][a-z]{4,9}$/u)
    .filter((one) => !commonWords.has(one.toLowerCase().replace(/s$/u, '')));
  const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${String(length)}}$`, 'u'));
  const value: fc.Arbitrary<ProtectedValue> = fc.oneof(
    fc.tuple(word, word).map(([given, family]) => ({ type: 'PERSON' as const, value: `${given} ${family}` })),
    fc.tuple(word, word).map(([one, two]) => ({ type: 'EMAIL_ADDRESS' as const, value: `${one}.${two}@example.org` })),
    digits(11).map((number) => ({ type: 'PHONE_NUMBER' as const, value: `+49 ${number}` })),
    digits(8).map((number) => ({ type: 'CLAIM_NUMBER' as const, value: `CL/${number}` })),
    fc.tuple(word, digits(4)).map(([one, two]) => ({ type: 'SECRET' as const, value: `${one}-${two}x` })),
  );
  const letter =
    'Dear [PERSON_1_K7Q2MX],\n\nyour claim of [March 2021] is settled. We paid [5,000-10,000 $].\n\nKind regards';
  const words = letter.split(' ');

  test('in any place and encoding, three deep', async () => {
    const nesting = fc.array(fc.constantFrom(...Object.keys(encodings)), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(value, nesting, fc.nat(words.length - 1), async (one, names, place) => {
        const written = names.reduce((text, name) => encodings[name]?.(text) ?? text, one.value);
        const text = [...words.slice(0, place), written, ...words.slice(place)].join(' ');
        const start = 'The document:\n'.length + words.slice(0, place).join(' ').length;
        const found = await scan(text, {
          protectedValues: [one],
          placeholders: ['[PERSON_1_K7Q2MX]'],
          allowed: ['[March 2021]', '[5,000-10,000 $]'],
        });
        const own = found.filter(({ kind, type }) => kind === 'exact' && type === one.type);
        expect(own.length).toBeGreaterThan(0);
        for (const { hit } of own) {
          expect(hit.start).toBeGreaterThanOrEqual(start);
          expect(hit.end).toBeLessThanOrEqual(start + 1 + written.length);
        }
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  test('and a letter without it has no finding', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(value, { maxLength: 20 }), async (protectedValues) => {
        const found = await scan(letter, {
          protectedValues,
          placeholders: ['[PERSON_1_K7Q2MX]'],
          allowed: ['[March 2021]', '[5,000-10,000 $]'],
        });
        expect(found).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
