import { describe, expect, test } from 'vitest';
import { scanBody } from './scan-body';
import { base64, json, nothing, protect, scan, utf8, wrapped } from './testing';

describe('what can’t be looked at is a finding', () => {
  const only = async (body: Uint8Array) => (await scanBody({ ...nothing, body })).map(({ kind }) => kind);

  test.each([
    ['no UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
    ['half a character', Uint8Array.of(0x22, 0xe2, 0x82, 0x22)],
    ['no JSON', utf8('{"a":')],
    ['two JSON texts', utf8('{} {}')],
    ['a mark of byte order', utf8('\ufeff{}')],
    ['nothing', new Uint8Array(0)],
  ])('%s', async (_, body) => {
    expect(await only(body)).toEqual(['unreadable']);
  });

  test('too many levels', async () => {
    expect(await only(utf8(`${'['.repeat(100_000)}${']'.repeat(100_000)}`))).toEqual(['limit']);
  });

  test('too many bytes', async () => {
    expect(await only(json('a '.repeat(3_000_000)))).toEqual(['limit']);
  });

  test('five encodings in one another', async () => {
    const nested = (times: number): string => (times === 0 ? 'We know nothing of them.' : base64(nested(times - 1)));
    expect(await scan(nested(4))).toEqual([]);
    expect((await scan(nested(5))).map(({ kind }) => kind)).toEqual(['limit']);
  });

  test('encodings that are far longer when they are undone', async () => {
    const text = Array.from({ length: 8000 }, (_, at) => `a+${String(at)}\\x41\\x20=41=20`).join(' ');
    expect((await scan(text)).map(({ kind }) => kind)).toContain('limit');
  });

  test.each([
    ['base64', (bytes: Buffer) => bytes.toString('base64')],
    ['base64 in lines', (bytes: Buffer) => wrapped(bytes.toString('base64'), 64)],
    ['base64 of base64', (bytes: Buffer) => base64(bytes.toString('base64'))],
    ['hexadecimal', (bytes: Buffer) => bytes.toString('hex')],
    ['base85', (bytes: Buffer) => Array.from(bytes, (byte) => String.fromCharCode(33 + (byte % 85))).join('')],
  ])('a long archive in %s', async (_, write) => {
    const bytes = Buffer.from(
      Uint8Array.from({ length: 400 }, (_byte, at) => (at * at * 31 + at * 7 + (at >> 3) * 91) & 255),
    );
    const text = `The file: ${write(bytes)} ends here.`;
    expect((await scan(text)).map(({ kind }) => kind)).toEqual(['unreadable']);
  });

  test('a message in characters that nobody sees', async () => {
    const bits = Array.from({ length: 64 }, (_, at) => ((at * 7) % 3 === 0 ? '\u200b' : '\u200c')).join('');
    expect((await scan(`Hello${bits} there`)).map(({ kind }) => kind)).toEqual(['unreadable']);
    const tags = Array.from('Maria Gonzalez', (sign) => String.fromCodePoint(0xe0000 + sign.charCodeAt(0))).join('');
    const found = await scan(`Hello${tags} there`, protect('PERSON', 'Maria Gonzalez'));
    expect(found).toEqual([expect.objectContaining({ where: 'inside of invisible characters in the request’s text' })]);
  });

  test.each([
    ['a line of hyphens', '-'.repeat(300)],
    ['a line of equal signs', `${'='.repeat(300)}\nText`],
    ['a long path', `/${'some-words-in-a-path/'.repeat(20)}`],
    ['a wall of letters', 'ha'.repeat(400)],
    ['Chinese', '这是一封关于保险索赔的信件请尽快回复我们谢谢您的合作与支持祝您生活愉快身体健康万事如意'.repeat(6)],
    ['a preview filled with one invisible sign', '\u200c'.repeat(100)],
    ['half of a pair', '\ud83d and \udc00'],
  ])('but not %s', async (_, text) => {
    expect(await scan(text)).toEqual([]);
  });
});

test.each([
  ['words', 'some words of no person, '],
  ['base64', 'bm90aGluZyBvZiBhbnlib2R5IGhlcmUg'],
  ['backslashes', '\\'],
  ['percent signs', '%25'],
  ['brackets', '['],
  ['quotes', '"'],
  ['equal signs', '=\n'],
  ['one word', 'a'],
  ['lines of words', 'Wordlike\n'],
])(
  '200,000 characters of %s end',
  async (_, unit) => {
    const text = unit.repeat(Math.ceil(200_000 / unit.length));
    const found = await scan(text, protect('PERSON', 'Maria Gonzalez', 'Aaaaaa Aaaaaaa'));
    expect(Array.isArray(found)).toBe(true);
  },
  120_000,
);
