import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emailAddress } from './email-address';
import { accepted, acceptedValues } from './support/accepted';

test.each([
  ...[
    'ada@example.com',
    'ada.byron+tag@mail.example.co.uk',
    "o'neil@example.org",
    'ADA@EXAMPLE.COM',
    'ada_b@example.com',
  ],
  ...[
    'müller@beispiel.de',
    'ada@xn--bcher-kva.example',
    'ada@example.xn--p1ai',
    'a@b.io',
    '1234@example.com',
    'ada@[192.0.2.1]',
  ],
  ...[
    'ada [at] example [dot] com',
    'ada(at)example.com',
    'ada at example dot com',
    'ada@example dot com'.replace('@', ' (at) '),
  ],
])('%s is found between all signs', (address) => {
  for (const text of [
    `Write to ${address}.`,
    `<${address}>`,
    `"${address}"`,
    `mailto:${address}`,
    `**${address}**`,
    `-${address},`,
  ]) {
    expect(acceptedValues(emailAddress, text)).toEqual([address]);
  }
});

test.each(['ada@\nexample.com', 'ada@example.\ncom'])('%j is one address in two lines', (address) => {
  expect(acceptedValues(emailAddress, `to ${address}\n`)).toEqual([address]);
});

test('an address without a domain needs a word beside it', () => {
  expect(acceptedValues(emailAddress, 'mail to root@server1 please')).toEqual(['root@server1']);
  expect(accepted(emailAddress, 'Excite@Home also maintains')).toEqual([]);
});

test.each(['@example.com', 'ada@', 'look at the dot', 'meet at noon', '@ada', 'a @ b.com'])('%j is none', (text) => {
  expect(accepted(emailAddress, text)).toEqual([]);
});

test('any local part of the usual characters', () => {
  fc.assert(
    fc.property(fc.emailAddress({ size: 'small' }), (address) => {
      fc.pre(
        /^[\p{L}\p{N}][\p{L}\p{N}._%+'-]*@/u.test(address) &&
          /[\p{L}\p{N}_+-]@/u.test(address) &&
          address.indexOf('@') < 64,
      );
      expect(acceptedValues(emailAddress, `To: ${address}`)).toEqual([address]);
    }),
  );
});

test('the next line is no part of an address that ends a sentence', () => {
  expect(acceptedValues(emailAddress, 'write to ann.lee@example.org.\nYours, Ann')).toEqual(['ann.lee@example.org']);
});
