import { expect, test } from 'vitest';
import { READ_LIMITS } from '../limits';
import { read } from '../read';

async function text(bytes: Uint8Array, name = 'page.html') {
  const result = await read(bytes, name);
  return result.ok ? result.value.content.text : result.error.code;
}
const latin1 = (html: string) => Uint8Array.from(html, (character) => character.charCodeAt(0));

test.each([
  ['<meta charset="iso-8859-2"><p>\xb1\xe6\xea', 'ąćę'],
  ['<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>\xcf\xee\xeb\xe8\xf1', 'Полис'],
  ['<?xml version="1.0" encoding="iso-8859-1"?><html><p>Z\xfcrich', 'Zürich'],
  ['<meta charset="utf-16"><p>Z\xc3\xbcrich', 'Zürich'],
  ['<meta charset="utf-8"><p>Z\xfcrich', 'Zürich'],
  ['<meta charset="no-such-thing"><p>Z\xfcrich', 'Zürich'],
])('reads %j', async (html, expected) => {
  expect(await text(latin1(html))).toBe(expected);
});

test('is a document of one page', async () => {
  const result = await read(latin1('<p>Dear Sir</p>'), 'letter.htm');
  expect(result).toMatchObject({
    value: { content: { mediaType: 'text/html', text: 'Dear Sir', pages: [{ start: 0, end: 8 }], runs: [] } },
  });
});

test('keeps to the limit of text', async () => {
  const result = await read(latin1('<p>12345'), 'a.html', { ...READ_LIMITS, characters: 4 });
  expect(result).toMatchObject({ error: { code: 'too-much-text' } });
});
