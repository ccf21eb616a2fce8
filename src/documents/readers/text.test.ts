import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText } from '../clean';
import { READ_LIMITS } from '../limits';
import { read } from '../read';

const utf8 = (text: string) => [...new TextEncoder().encode(text)];

/** Small and capital Cyrillic letters; everything else is ASCII. */
function toWindows1251(character: string): number {
  const code = character.charCodeAt(0);
  return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
}

const SHIFT_JIS = Buffer.from(
  '82a88b71976c82cc8c5f96f194d48d8682cd8e6c8e6c8eb588ea82c582b7814282e682eb82b582ad82a88ae882a282a282bd82b582dc82b78142',
  'hex',
);

async function text(bytes: readonly number[] | Uint8Array, name = 'letter.txt') {
  const result = await read(Uint8Array.from(bytes), name);
  return result.ok ? result.value.content.text : result.error.code;
}

test.each([
  ['UTF-8', [0x5a, 0xc3, 0xbc], 'Zü'],
  ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0x5a, 0xc3, 0xbc], 'Zü'],
  ['UTF-16, little end first', [0xff, 0xfe, 0x5a, 0x00, 0xfc, 0x00], 'Zü'],
  ['UTF-16, big end first', [0xfe, 0xff, 0x00, 0x5a, 0x00, 0xfc], 'Zü'],
  ['UTF-16 with half a character at the end', [0xff, 0xfe, 0x5a, 0x00, 0xfc], 'Z\ufffd'],
  ['UTF-16 with a lone surrogate', [0xff, 0xfe, 0x5a, 0x00, 0x3d, 0xd8], 'Z\ufffd'],
  ['UTF-16 without a mark', [0x5a, 0x00, 0x77, 0x00, 0x65, 0x00, 0xfc, 0x00], 'Zweü'],
  ['UTF-8 with a byte that fits nothing', [...utf8('Zürich, '.repeat(40)), 0xff], `${'Zürich, '.repeat(40)}\ufffd`],
  [
    'windows-1251',
    Array.from('Уважаемые господа, прошу выплатить', toWindows1251),
    'Уважаемые господа, прошу выплатить',
  ],
  ['Shift_JIS', SHIFT_JIS, 'お客様の契約番号は四四七一です。よろしくお願いいたします。'],
  ['ISO-2022-JP', [0x1b, 0x24, 0x42, 0x37, 0x40, 0x4c, 0x73, 0x1b, 0x28, 0x42, 0x20, 0x41], '契約 A'],
  ['windows-1252', [0x5a, 0xfc, 0x20, 0x80], 'Zü €'],
])('reads %s', async (_, bytes, expected) => {
  expect(await text(bytes)).toBe(expected);
});

test('refuses what is mostly control characters', async () => {
  expect(await text([0x41, 0x01, 0x02, 0x03, 0x04])).toBe('type-mismatch');
});

test('makes one page that spans the text, and no runs', async () => {
  const result = await read(new TextEncoder().encode('# Title\r\n'), 'note.MD');
  expect(result.ok ? result.value : result.error).toEqual({
    content: {
      mediaType: 'text/markdown',
      text: '# Title\n',
      pages: [{ start: 0, end: 8, width: 0, height: 0 }],
      runs: [],
    },
    attachments: [],
    leftOut: null,
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
      const { text, pages } = result.value.content;
      expect(text).toBe(cleanText(text));
      expect(pages).toEqual([{ start: 0, end: text.length, width: 0, height: 0 }]);
    }),
  );
});
