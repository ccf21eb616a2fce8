import { expect, test } from 'vitest';
import { describeExtension, extensionOf, sniff } from './sniff';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

test.each([
  ['%PDF-1.7\n', 'txt', { kind: 'pdf' }],
  ['\xef\xbb\xbf%PDF-1.4', 'txt', { kind: 'pdf' }],
  ['junk before %PDF-1.4', 'pdf', { kind: 'pdf' }],
  ['A note about the %PDF-1.4 header', 'txt', { kind: 'text' }],
  ['BMW repair invoice', 'txt', { kind: 'text' }],
  ['BM\x36\0\0\0', 'txt', { kind: 'other', what: 'a BMP picture' }],
  ['\x89PNG\r\n\x1a\n', 'txt', { kind: 'other', what: 'a PNG picture' }],
  ['\0\0\0\x18ftypheic', 'txt', { kind: 'other', what: 'a HEIC or AVIF picture' }],
  ['PK\x03\x04....xl/workbook.xml', 'txt', { kind: 'other', what: 'an Excel workbook' }],
  ['PK\x03\x04....', 'txt', { kind: 'other', what: 'a ZIP archive' }],
  ['PK\x03\x04....word/password.txt', 'zip', { kind: 'other', what: 'a ZIP archive' }],
  ['PK\x03\x04....', 'docx', { kind: 'docx' }],
  ['PK\x03\x04....word/document.xml', 'bin', { kind: 'docx' }],
  ['PK\x03\x04....xl/workbook.xml', 'docx', { kind: 'other', what: 'an Excel workbook' }],
  ['Received: from a\r\n\tby b\r\nFrom: a@example.org\r\n\r\nHello', '', { kind: 'eml' }],
  ['From x Wed Jul 20 17:35:09 2016\nFrom: a@example.org\nMIME-Version: 1.0\n\nHello', 'txt', { kind: 'eml' }],
  ['From: Ada\nTo: Bob\nDate: today\n\nHello', 'txt', { kind: 'text' }],
  ['\xef\xbb\xbf<!-- x -->\n<!DOCTYPE html><p>', 'txt', { kind: 'html' }],
  ['<html lang="en">', '', { kind: 'html' }],
  ['<htmlish> is no tag', '', { kind: 'text' }],
  ['h\0e\0l\0l\0o\0', 'txt', { kind: 'text' }],
  ['some\0thing', 'txt', { kind: 'other', what: 'a file of binary data' }],
  ['\xff\xfeh\0i\0', 'txt', { kind: 'text' }],
])('sniffs %j named .%s', (text, extension, expected) => {
  expect(sniff(bytes(text), extension)).toEqual(expected);
});

test.each([
  ['letter.PDF', 'pdf'],
  ['a.b/c.txt', 'txt'],
  ['README', ''],
  ['odd.', ''],
  ['strange.<script>', ''],
])('reads the extension of %j', (name, extension) => {
  expect(extensionOf(name)).toBe(extension);
});

test('names a type that it does not know by its extension', () => {
  expect(describeExtension('xyz')).toBe('a .xyz file');
});
