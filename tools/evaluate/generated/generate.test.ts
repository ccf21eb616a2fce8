import { describe, expect, it } from 'vitest';
import { generateDocuments, kinds } from './generate';

const options = { documents: 300, seed: 1, noise: 0, templates: 'all' } as const;

describe('generateDocuments', () => {
  it.each([0, 0.01, 0.03])('labels words that stand in the text, with a noise of %d', (noise) => {
    for (const { text, fields } of generateDocuments({ ...options, noise })) {
      expect(text).not.toMatch(/[\uE000-\uE002]|undefined|null/u);
      for (const value of Object.values(fields).flat()) if (value !== null) expect(text).toContain(value);
    }
  });

  it('makes the same for the same seed, and something else for another', () => {
    expect(generateDocuments(options)).toEqual(generateDocuments(options));
    expect(generateDocuments({ ...options, seed: 2 })[0]?.text).not.toBe(generateDocuments(options)[0]?.text);
  });

  it('leaves fields out now and then, and takes turns with the kinds', () => {
    const documents = generateDocuments(options);
    const values = documents.flatMap(({ fields }) => Object.values(fields));
    const share = values.filter((value) => value === null).length / values.length;
    expect(share).toBeGreaterThan(0.05);
    expect(share).toBeLessThan(0.4);
    expect(documents.slice(0, kinds.length).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('confuses about as many characters as it is told to', () => {
    const clean = generateDocuments({ ...options, templates: 'train' });
    const noisy = generateDocuments({ ...options, templates: 'train', noise: 0.02 });
    const counts = (documents: typeof clean) =>
      documents.reduce((sum, { text }) => sum + (text.match(/[A-Za-z][0-9][a-z]|[a-z][0-9][a-z ]/gu)?.length ?? 0), 0);
    expect(counts(noisy)).toBeGreaterThan(2 * counts(clean));
  });
});
