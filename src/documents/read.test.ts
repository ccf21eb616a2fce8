import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { READ_LIMITS } from './limits';
import { read } from './read';

const utf8 = (text: string) => new TextEncoder().encode(text);
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));

async function outcome(bytes: Uint8Array, name: string, limits = READ_LIMITS) {
  const result = await read(bytes, name, limits);
  return result.ok ? result.value.content.mediaType : `${result.error.code}: ${result.error.message}`;
}

test.each([
  ['zero-bytes.pdf', /^empty-file: /],
  ['jpeg-with-pdf-extension.pdf', /^type-mismatch: .*\.pdf, but it seems to be a JPEG picture/],
  ['encrypted-password-test.pdf', /^encrypted: /],
  ['fuzzed-page-count.pdf', /^no-text-layer: /],
  ['malformed-xfa.pdf', /^unsupported-form: /],
  ['encrypted-password-tika.docx', /^encrypted: This Word document is locked with a password/],
  ['truncated.docx', /^damaged: The end of this Word document is missing/],
])('refuses %s', async (name, expected) => {
  expect(await outcome(fixture(name), name)).toMatch(expected);
});

test.each([
  ['letter.eml', 'Dear Sir', /^type-mismatch: .*\.eml, but it seems to be plain text/],
  ['letter.docx', 'Dear Sir', /^type-mismatch: .*plain text/],
  ['letter.docx', 'From: a@example.org\nMessage-ID: 1\n\nx', /^type-mismatch: .*an e-mail message/],
  ['page.html', '\x00\x01\x02', /^type-mismatch: .*binary data/],
  ['page.html', '<p hidden>x</p>', /^no-text-layer: No text was found in this web page/],
  ['data.json', '{}', /^unsupported-type: This is a JSON data file/],
  ['web.mht', 'From: a@example.org\nMIME-Version: 1.0\n\nx', /^unsupported-type: This is a web archive/],
  ['letter.pdf', 'Dear Sir', /^type-mismatch: .*plain text/],
  ['letter.txt', '\x00\x01', /^type-mismatch: .*binary data/],
  ['nameless', '\x00\x01', /^unsupported-type: /],
  ['blank.txt', ' \r\n\t ', /^empty-file: /],
])('refuses %s that holds %j', async (name, text, expected) => {
  expect(await outcome(utf8(text), name)).toMatch(expected);
});

test('reads a PDF whatever its name says', async () => {
  expect(await outcome(fixture('xref_command_missing.pdf'), 'letter.txt')).toBe('application/pdf');
});

test('reads text without an extension', async () => {
  expect(await outcome(utf8('Dear Sir'), 'LETTER')).toBe('text/plain');
});

test.each([
  ['message.txt', 'Message-ID: 1\nFrom: a@example.org\n\nx', 'message/rfc822'],
  ['page.txt', '<!doctype html><p>x', 'text/html'],
  ['notes.md', '<!doctype html><p>x', 'text/markdown'],
  ['table.csv', 'a,b', 'text/csv'],
  ['table.tsv', 'a\tb', 'text/tab-separated-values'],
])('reads %s that holds %j as %s', async (name, text, expected) => {
  expect(await outcome(utf8(text), name)).toBe(expected);
});

test('refuses what is over a limit', async () => {
  expect(await outcome(utf8('12345'), 'a.txt', { ...READ_LIMITS, fileBytes: 4 })).toMatch(/^too-large: /);
  expect(await outcome(utf8('12345'), 'a.txt', { ...READ_LIMITS, characters: 4 })).toMatch(/^too-much-text: /);
});

test('leaves the bytes as they were', async () => {
  const bytes = fixture('xref_command_missing.pdf');
  await read(bytes, 'a.pdf');
  expect(bytes).toEqual(fixture('xref_command_missing.pdf'));
});
