import { describe, expect, it } from 'vitest';
import { HashTable } from './hash-table';
import { labelWords } from './label-words';
import { ngramKeys, wordsOf } from './ngrams';
import { stem } from './stem';

describe('words', () => {
  it('are lower case, with digits that only count', () => {
    expect(wordsOf('Pay £12.50, Anna’s card')).toEqual(['pay', '£', '00', '.', '00', ',', "anna's", 'card']);
  });

  it('of a script without spaces are its characters', () => {
    expect(wordsOf('退款吗 now')).toEqual(['退', '款', '吗', 'now']);
  });
});

describe('stems', () => {
  it.each([
    ['cancelled', 'cancel'],
    ['cancelling', 'cancel'],
    ['cards', 'card'],
    ['policies', 'policy'],
    ['addresses', 'address'],
    ['address', 'address'],
    ["car's", 'car'],
    ['sing', 'sing'],
    ['is', 'is'],
  ])('%s: %s', (word, expected) => {
    expect(stem(word)).toBe(expected);
  });
});

describe('n-gram keys', () => {
  it('are sorted and the same for the same text', () => {
    const keys = ngramKeys(wordsOf('How do I file a claim?'));
    expect(keys).toEqual(ngramKeys(wordsOf('how do i FILE a claim?')));
    expect(keys).toEqual(keys.toSorted());
    expect(ngramKeys([])).toHaveLength(0);
  });

  it('tell the order of words', () => {
    const [one, other] = ['dog bites man', 'man bites dog'].map((text) => ngramKeys(wordsOf(text)));
    expect(one).not.toEqual(other);
  });
});

describe('the words of a label', () => {
  it.each([
    ['check_claim-status', 'check claim status'],
    ['checkClaimStatus', 'check Claim Status'],
    ['getPDFCopy', 'get PDF Copy'],
    ['form1Upload', 'form1 Upload'],
    ['__proto__', 'proto'],
    ['', ''],
  ])('%s: %s', (label, words) => {
    expect(labelWords(label)).toBe(words);
  });
});

describe('the hash table', () => {
  it('gives ids in order, keeps them while it grows, and knows what it has not', () => {
    const table = new HashTable(0);
    const keys = Array.from({ length: 1000 }, (_, at) => Math.imul(at, 0x10001) >>> 0);
    keys.forEach((key, id) => {
      expect(table.add(key)).toBe(id);
    });
    keys.forEach((key, id) => {
      expect(table.add(key)).toBe(id);
      expect(table.idOf(key)).toBe(id);
    });
    expect(table.size).toBe(keys.length);
    expect(table.idOf(0xffffffff)).toBe(-1);
  });
});
