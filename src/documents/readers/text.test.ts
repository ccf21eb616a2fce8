import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText } from '../clean';
import { READ_LIMITS } from '../limits';
import { read } from '../read';

async function text(bytes: readonly number[] | Uint8Array, name = 'letter.txt') {
  const result = await read(Uint8Array.from(bytes), name);
  return result.ok ? result.value.text : result.error.code;
}

test.each([
  ['UTF-8', [0x5a, 0xc3, 0xbc], 'Zü'],
  ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0x5a, 0xc3, 0xbc], 'Zü'],
  ['UTF-16, little end first', [0xff, 0xfe, 0x5a, 0x00, 0xfc, 0x00], 'Zü'],
  ['UTF-16, big end first', [0xfe, 0xff, 0x00, 0x5a, 0x00, 0xfc], 'Zü'],
  ['UTF-16 with half a character at the end', [0xff, 0xfe, 0x5a, 0x00, 0xfc], 'Z\ufffd'],
  ['UTF-16 with a lone surrogate', [0xff, 0xfe, 0x5a, 0x00, 0x3d, 0xd8], 'Z\ufffd'],
  ['windows-1252', [0x5a, 0xfc, 0x20, 0x80], 'Zü €'],
])('reads %s', async (_, bytes, expected) => {
  expect(await text(bytes)).toBe(expected);
});

test('refuses what is mostly control characters', async () => {
  expect(await text([0x41, 0x01, 0x02, 0x03, 0x04])).toBe('type-mismatch');
});

test('makes one page that spans the text, and no runs', async () => {
  expect(await read(new TextEncoder().encode('# Title\r\n'), 'note.MD')).toEqual({
    ok: true,
    value: {
      mediaType: 'text/markdown',
      text: '# Title\n',
      pages: [{ start: 0, end: 8, width: 0, height: 0 }],
      runs: [],
    },
  });
});

test('any text comes back clean, from either encoding', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (written) => {
      // The letter keeps white space from being an empty file, and the text from starting like another format.
      const original = `x${written.replace(/\p{Cc}/gu, '\n')}`;
      expect(await text(new TextEncoder().encode(original))).toBe(cleanText(original));
      const units = Array.from({ length: original.length }, (_, index) => original.charCodeAt(index));
      const utf16 = [0xff, 0xfe, ...units.flatMap((unit) => [unit & 0xff, unit >> 8])];
      expect(await text(utf16)).toBe(cleanText(original));
    }),
  );
});

test('any bytes are read or refused with a code, never with an exception', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array(), fc.constantFrom('a.txt', 'a.md', 'a', 'a.bin'), async (bytes, name) => {
      const result = await read(bytes, name, READ_LIMITS);
      if (!result.ok) return;
      const { text, pages } = result.value;
      expect(text).toBe(cleanText(text));
      expect(pages).toEqual([{ start: 0, end: text.length, width: 0, height: 0 }]);
    }),
  );
});
