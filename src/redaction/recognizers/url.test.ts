import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acceptedValues } from './support/accepted';
import { url } from './url';

test.each([
  ...[
    'https://example.com',
    'http://www.example.co.uk/a/b?c=d&e=f#g',
    'www.example.org',
    'example.com',
    'ftp://files.example.net/x',
  ],
  ...[
    'sub.example.com/path',
    'EXAMPLE.COM',
    'eBay.com',
    'example.co.in',
    'https://en.wikipedia.org/wiki/Ada_(name)',
    'bit.ly/3abcd',
  ],
  ...['https://10.0.0.1:8080/x', 'http://localhost:5173/a'],
])('%s is found without the punctuation of the sentence', (address) => {
  for (const text of [
    `See ${address}.`,
    `(${address})`,
    `<a href="${address}">`,
    `**${address}**`,
    `[x](${address}), y`,
    `${address}?`,
  ]) {
    expect(acceptedValues(url, text)).toEqual([address]);
  }
});

test.each([
  ...[
    'report.txt',
    'ada@example.com',
    'main.rs',
    'script.sh',
    'logger.info',
    'user.name',
    'this.page',
    'It is done.It was good',
  ],
  ...[
    'sold.Net proceeds',
    'e.g. this',
    'U.S. law',
    '3.14',
    'i.e.',
    'index.html',
    'first.last@mail.example.com',
    'console.group(1)',
  ],
])('%j holds none', (text) => {
  expect(acceptedValues(url, text)).toEqual([]);
});

test('a doubtful ending counts beside a word that says so', () => {
  expect(acceptedValues(url, 'visit our website ada.me')).toEqual(['ada.me']);
});

test('any address with a scheme', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true }), (address) => {
      fc.pre(/[\p{L}\p{N}/]$/u.test(address) && !/['`|\\^{}()[\]]/u.test(address));
      expect(acceptedValues(url, `at ${address} now`)).toContain(address);
    }),
  );
});
