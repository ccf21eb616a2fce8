import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PreTrainedTokenizer } from '@huggingface/transformers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WordPieces } from './word-pieces';

const packs = join(import.meta.dirname, '../../../public/entity-models');
const vocabulary = readFileSync(join(packs, readdirSync(packs).sort().at(-1) ?? '', 'vocab.txt'), 'utf8').trimEnd();
const pieces = new WordPieces(vocabulary);
const names = vocabulary.split('\n');

/** BERT's tokenizer as Transformers.js runs it. */
const reference = new PreTrainedTokenizer(
  {
    version: '1.0',
    added_tokens: [],
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: null,
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(names.map((name, id) => [name, id])),
    },
  },
  { tokenizer_class: 'BertTokenizer', unk_token: '[UNK]' },
);

/** Text as people write it, and as they don't: words, marks, other scripts, emoji, controls, halves of pairs. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...names.filter((name) => !name.startsWith('[')).map((name) => name.replace('##', ''))),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        ' ',
        '\n',
        '\t',
        '\r\n',
        '\u00a0',
        '\u200b',
        '\u0000',
        '\ufffd',
        '.',
        "'",
        '-',
        'É',
        'ß',
        'İ',
        '한',
      ),
      fc.constantFrom('\ud800', '\udc00', 'ﬁ', '李', 'שלום', 'e\u0301', '👩‍👧', 'a'.repeat(101), 'x'.repeat(100)),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

describe('pieces of a text', () => {
  test('are those of Transformers.js', () => {
    // It lets through what has no character yet, knows no ideographs of two code units, and writes the last sigma of a
    // word as Greek does; the tokenizer that the model was trained with does none of this.
    const isAgreed = (text: string) => !/[\p{Cn}Σ\u{20000}-\u{3ffff}]/u.test(text);
    fc.assert(
      fc.property(anyText.filter(isAgreed), (text) => {
        const expected = reference.encode(text, { add_special_tokens: false });
        expect(pieces.split(text).map(({ id }) => id)).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  test('stand for stretches of it, in order, that begin and end at whole characters', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const isWhole = (at: number) => !/[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(Math.max(0, at - 1), at + 1));
        let end = 0;
        let word = -1;
        for (const piece of pieces.split(text)) {
          expect(piece.start).toBeLessThan(piece.end);
          expect(piece.end).toBeLessThanOrEqual(text.length);
          // The letters of one syllable, or ligature, all stand for the whole of it.
          if (piece.word === word) expect(piece.end).toBeGreaterThanOrEqual(end);
          expect(isWhole(piece.start) && isWhole(piece.end)).toBe(true);
          ({ end, word } = piece);
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['José Núñez', ['José', 'Núñez']],
    ['Ann 👩‍👧 Lee', ['Ann', '👩‍👧', 'Lee']],
    ["O'Neill's", ['O', "'", 'Neill', "'", 's']],
    ['李小龍', ['李', '小', '龍']],
    ['a\ud800b c', ['a\ud800b', 'c']],
    ['zero\u200bwidth', ['zero\u200bwidth']],
    ['שלום, مرحبا', ['שלום', ',', 'مرحبا']],
  ])('of one word cover it: %j', (text, words) => {
    const spans = new Map<number, { start: number; end: number }>();
    for (const { word, start, end } of pieces.split(text)) {
      spans.set(word, { start: spans.get(word)?.start ?? start, end });
    }
    expect([...spans.values()].map(({ start, end }) => text.slice(start, end))).toEqual(words);
  });

  test.each(['a', '1 ', '-', 'é', '한', '\n', 'qz', `${'zq'.repeat(50)} `])(
    'a megabyte of %j is soon split',
    (unit) => {
      const text = unit.repeat(1_000_000 / unit.length);
      expect(pieces.split(text).at(-1)?.end ?? text.length).toBe(text.trimEnd().length || text.length);
    },
  );
});

test('a vocabulary without its special pieces is refused', () => {
  expect(() => new WordPieces('a\nb')).toThrow('[UNK]');
});
