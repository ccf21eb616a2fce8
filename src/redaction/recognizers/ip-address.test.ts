import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ipAddress } from './ip-address';
import { accepted, acceptedValues } from './support/accepted';

test.each([
  ...['192.168.1.17', '10.0.0.1', '8.8.8.8', '127.0.0.1', '203.0.113.0/24', '192[.]168[.]1[.]17', '255.255.255.255'],
  ...['2001:db8::1', 'fe80::1%eth0', '2001:db8:85a3:0:0:8a2e:370:7334', '::ffff:192.168.1.17', '2001:db8::/32', '::1'],
])('%s is found whole', (address) => {
  for (const text of [`from ${address}.`, `<${address}>`, `"${address}"`, `(${address})`, `at ${address}, port 80`]) {
    expect(acceptedValues(ipAddress, text)).toEqual([address]);
  }
});

test('the port is no part of it', () => {
  expect(acceptedValues(ipAddress, 'http://203.0.113.9:8080/ and [2001:db8::1]:443')).toEqual([
    '203.0.113.9',
    '2001:db8::1',
  ]);
});

test.each([
  ...[
    'version 192.168.1.17',
    'v1.2.3.4',
    'section 15.5.2.2',
    '15.5.2.2 Submission',
    '256.1.1.1',
    '1.2.3.4.5',
    '192.168.01.1',
  ],
  ...['12:30:45', 'std::cout', 'abc::def', '00:1A:2B:3C:4D:5E', '1.2.3', '::'],
])('%j holds none', (text) => {
  expect(accepted(ipAddress, text)).toEqual([]);
});

test('small numbers count beside a word that says so', () => {
  expect(acceptedValues(ipAddress, 'the IP is 15.5.2.2')).toEqual(['15.5.2.2']);
});

test('any address of either version', () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
      fc.pre(/\d/u.test(address) && address !== '::');
      expect(acceptedValues(ipAddress, `ip ${address} ok`)).toEqual([address]);
    }),
  );
});
