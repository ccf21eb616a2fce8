import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnswerTree, TokenIndex } from './answer-tree';
import { textOfBytes, tokenBytesOf, utf8Bytes } from './token-bytes';

const VOCABULARY = [
  ...Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte)),
  ' P',
  ' PVX',
  'VX',
  '-7',
  'ab',
];
const index = new TokenIndex(VOCABULARY);

describe('AnswerTree', () => {
  it('offers every way of cutting an answer into tokens, and no other token', () => {
    const tree = AnswerTree.of(index, [' PVX-7']);
    expect([...tree.allowed()].map((id) => VOCABULARY[id]).sort()).toEqual([' ', ' P', ' PVX']);
  });

  it('knows when an answer is whole although a longer one is still open', () => {
    let tree = AnswerTree.of(index, ['ab', 'abc']);
    tree = tree.after(VOCABULARY.indexOf('ab'));
    expect(tree.complete).toBe(0);
    expect(tree.open).toEqual([0, 1]);
  });

  it('reaches exactly its answers, whatever path is taken', () => {
    const answers = fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(answers, fc.array(fc.nat()), (texts, choices) => {
        let tree = AnswerTree.of(index, texts);
        let bytes = '';
        for (let step = 0; ; step++) {
          const allowed = [...tree.allowed()];
          if (allowed.length === 0) break;
          const token = allowed[(choices[step] ?? 0) % allowed.length] ?? 0;
          bytes += VOCABULARY[token] ?? '';
          tree = tree.after(token);
          expect(tree.open.length).toBeGreaterThan(0);
        }
        expect(texts).toContain(textOfBytes(bytes));
        expect(texts[tree.complete ?? -1]).toBe(textOfBytes(bytes));
      }),
    );
  });
});

describe('token bytes', () => {
  it('inverts the printable stand-ins of byte-level BPE', () => {
    expect(
      tokenBytesOf([
        ['Ġthe', 1],
        ['Ċ', 0],
        ['Ã©', 2],
      ]),
    ).toEqual(['\n', ' the', 'Ã©']);
    expect(textOfBytes(tokenBytesOf([['Ã©', 0]])[0] ?? '')).toBe('é');
  });

  it('round-trips any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(textOfBytes(utf8Bytes(text))).toBe(text);
      }),
    );
  });
});
