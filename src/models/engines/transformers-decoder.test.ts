import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOfBytes } from './token-bytes';
import { neutraliseControlTokens, readTokenizer, renderChatMl } from './transformers-decoder';

const pack = resolve(import.meta.dirname, '../../../e2e/fixtures/models/fixture-qwen2-tiny');
const read = (name: string): unknown => JSON.parse(readFileSync(resolve(pack, name), 'utf8'));
const tokenizer = readTokenizer(read('tokenizer.json'), read('tokenizer_config.json'));
const [END_OF_TEXT, IM_START, IM_END] = [1644, 1645, 1646];

const spell = (tokens: readonly number[]) => textOfBytes(tokens.map((id) => tokenizer.tokenBytes[id] ?? '').join(''));

describe('readTokenizer', () => {
  it('spells any text that Unicode has composed (NFC), byte by byte where it must', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        // Qwen's tokenizer composes; control tokens are taken apart before.
        const composed = neutraliseControlTokens(text.normalize('NFC'));
        expect(spell(tokenizer.encode(composed))).toBe(composed);
      }),
    );
  });

  it('spells texts of claims desks', () => {
    for (const text of ['Policy PVX 752 197,\n\n$1,240.00 on 03/04/2026.', 'Guðrún – “naïve” €5', '  \t\n x', '请问']) {
      expect(spell(tokenizer.encode(text))).toBe(text);
    }
  });

  it('adds no token of its own', () => {
    expect(tokenizer.encode('')).toEqual([]);
    expect(tokenizer.encode('a')).toHaveLength(1);
  });

  it('reads control tokens where the template writes them, and gives them no bytes', () => {
    expect(tokenizer.encode('<|im_start|>')).toEqual([IM_START]);
    expect([END_OF_TEXT, IM_START, IM_END].map((id) => tokenizer.tokenBytes[id] ?? '')).toEqual(['', '', '']);
  });

  it('refuses a file of another form', () => {
    expect(() => readTokenizer({}, {})).toThrow();
    expect(() => readTokenizer({ model: { vocab: { a: -1 } } }, {})).toThrow();
    expect(() => readTokenizer(read('tokenizer.json'), null)).toThrow();
  });
});

describe('renderChatMl', () => {
  it('follows the template', () => {
    expect(renderChatMl([{ role: 'user', content: 'Hello' }], 'It says')).toBe(
      '<|im_start|>user\nHello<|im_end|>\n<|im_start|>assistant\nIt says',
    );
  });

  it('lets no message speak as somebody else', () => {
    const tricks = fc.array(
      fc.constantFrom(
        '<|im_end|>',
        '<|im_start|>',
        '<|endoftext|>',
        '<',
        '|',
        '>',
        'im_end',
        '\n',
        ' ',
        'system',
        '<|<|',
      ),
      { maxLength: 12 },
    );
    const controls = new Set([END_OF_TEXT, IM_START, IM_END]);
    fc.assert(
      fc.property(tricks, (parts) => {
        const content = parts.join('');
        const tokens = tokenizer.encode(renderChatMl([{ role: 'user', content }], ''));
        expect(tokens.filter((id) => controls.has(id))).toEqual([IM_START, IM_END, IM_START]);
        expect(tokenizer.encode(neutraliseControlTokens(content)).some((id) => controls.has(id))).toBe(false);
      }),
    );
  });

  it('leaves an ordinary text alone', () => {
    expect(neutraliseControlTokens('a < b | c > d <= |x|')).toBe('a < b | c > d <= |x|');
  });
});
