import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { READ_LIMITS } from './limits';
import { read } from './read';

const utf8 = (text: string) => new TextEncoder().encode(text);
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));

async function outcome(bytes: Uint8Array, name: string, limits = READ_LIMITS) {
  const result = await read(bytes, name, limits);
  return result.ok ? result.value.mediaType : `${result.error.code}: ${result.error.message}`;
}

test.each([
  ['zero-bytes.pdf', /^empty-file: /],
  ['jpeg-with-pdf-extension.pdf', /^type-mismatch: .*\.pdf, but it seems to be a JPEG picture/],
  ['encrypted-password-test.pdf', /^encrypted: /],
  ['fuzzed-page-count.pdf', /^no-text-layer: /],
  ['malformed-xfa.pdf', /^no-text-layer: /],
  ['encrypted-password-tika.docx', /^unsupported-type: This is an Office document protected with a password/],
  ['truncated.docx', /^unsupported-type: This is a Word document/],
])('refuses %s', async (name, expected) => {
  expect(await outcome(fixture(name), name)).toMatch(expected);
});

test.each([
  ['letter.eml', 'From: a@example.org', /^unsupported-type: This is an e-mail message/],
  ['table.csv', 'a,b', /^unsupported-type: This is a table \(CSV\)/],
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

test('refuses what is over a limit', async () => {
  expect(await outcome(utf8('12345'), 'a.txt', { ...READ_LIMITS, fileBytes: 4 })).toMatch(/^too-large: /);
  expect(await outcome(utf8('12345'), 'a.txt', { ...READ_LIMITS, characters: 4 })).toMatch(/^too-much-text: /);
});

test('leaves the bytes as they were', async () => {
  const bytes = fixture('xref_command_missing.pdf');
  await read(bytes, 'a.pdf');
  expect(bytes).toEqual(fixture('xref_command_missing.pdf'));
});
