import { describe, expect, it } from 'vitest';
import { gramsOf } from './text-grams';
import { readTogether, type UnlabelledDocument } from './unlabelled';
import { emptyMemory, readWithMemory, remember, type UnlabelledMemory } from './unlabelled-memory';

const labels = ['cancel', 'claim', 'thanks'];
const words: readonly (readonly string[])[] = [
  ['cancel', 'stop', 'end'],
  ['claim', 'accident', 'damage'],
  ['thanks', 'great', 'kind'],
];

/** Numbers between -1 and 1 without a pattern that matters here. */
const scattered = (place: number) => (Math.sin(place + 1) * 10_000) % 1;

/** Texts of one word of their label and one of none; a model that favours the first label and is often unsure. */
function stream(count: number, from = 0): readonly { readonly truth: number; readonly document: UnlabelledDocument }[] {
  return Array.from({ length: count }, (_, i) => {
    const at = (from + i) * 10;
    const truth = i % 3;
    const word = words[truth]?.[Math.floor(3 * Math.abs(scattered(at)))] ?? '';
    const logits = labels.map(
      (_label, k) => (k === truth ? 1.2 : 0) + (k === 0 ? 1.5 : 0) + 1.5 * scattered(at + 1 + k),
    );
    return { truth, document: { logits, grams: gramsOf(`${word} it ${'abcdefghi'.charAt(i % 9)}`) } };
  });
}

const filled = (documents: readonly UnlabelledDocument[]) => documents.reduce(remember, emptyMemory(labels));

describe('a memory of unlabelled documents', () => {
  it('makes the next readings better than each alone, without a label', () => {
    const past = filled(stream(150).map(({ document }) => document));
    const next = stream(99, 1_000);
    const right = (memory: UnlabelledMemory) =>
      next.filter(({ truth, document }) => readWithMemory(memory, document).label === labels[truth]).length;
    expect(right(emptyMemory(labels))).toBeLessThan(75);
    expect(right(past)).toBeGreaterThan(90);
  });

  it('reads the latest as part of all', () => {
    const documents = stream(20).map(({ document }) => document);
    const latest = documents.at(-1);
    if (!latest) throw new Error('No document.');
    const { ranking } = readWithMemory(filled(documents.slice(0, -1)), latest);
    const shares = readTogether(documents).at(-1) ?? [];
    expect(new Map(ranking.map(({ label, confidence }) => [label, confidence]))).toEqual(
      new Map(labels.map((label, place) => [label, shares[place]])),
    );
  });

  it('ranks by what speaks for each label when it is empty', () => {
    const { label, ranking } = readWithMemory(emptyMemory(labels), { logits: [0, 2, 1], grams: [] });
    expect(label).toBe('claim');
    expect(ranking.map((entry) => entry.label)).toEqual(['claim', 'thanks', 'cancel']);
  });

  it('survives being stored as JSON', () => {
    const memory = filled(stream(5).map(({ document }) => document));
    expect(JSON.parse(JSON.stringify(memory))).toEqual(memory);
  });

  it('forgets the oldest, and changes nothing that somebody holds', () => {
    const memory = Object.freeze(filled(stream(2).map(({ document }) => document)));
    const many = stream(500, 50).map(({ document }) => document);
    const later = many.reduce<UnlabelledMemory>(remember, memory);
    expect(memory.documents).toHaveLength(2);
    expect(later.documents).toHaveLength(400);
    expect(later.documents.at(-1)).toEqual(many.at(-1));
    expect(later.documents).not.toContain(memory.documents[0]);
  });
});
