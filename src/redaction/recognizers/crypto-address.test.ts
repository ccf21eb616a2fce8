import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { base58, base58xmr, bech32m, createBase58check } from '@scure/base';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cryptoAddress } from './crypto-address';
import { accepted, acceptedValues } from './support/accepted';

const base58check = createBase58check(sha256);

/** Examples of BIP 13, 173 and 350, ERC-55 and the ledgers' own documents. */
const published = [
  ...['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', '3P14159f73E4gFr7JterCCQh9QjiTjiZrG'],
  ...['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4'],
  ...['bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'],
  ...['0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359', 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh'],
];

test.each(published)('%s is found without a word beside it', (address) => {
  for (const text of [`to ${address}.`, `<${address}>`, `"${address}"`, `**${address}**`]) {
    expect(acceptedValues(cryptoAddress, text)).toEqual([address]);
  }
});

test('any address with a check is found, and none with another sign', () => {
  const bytes = fc.uint8Array({ minLength: 20, maxLength: 20 });
  fc.assert(
    fc.property(bytes, fc.constantFrom(0, 5, 30, 48, 65), (hash, version) => {
      const address = base58check.encode(Uint8Array.from([version, ...hash]));
      fc.pre(address.length >= 26);
      expect(acceptedValues(cryptoAddress, `to ${address}`)).toEqual([address]);
      const last = address.endsWith('z') ? 'y' : 'z';
      expect(accepted(cryptoAddress, `to ${address.slice(0, -1)}${last}`)).toEqual([]);
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (key) => {
      const address = bech32m.encode('bc', [1, ...bech32m.toWords(key)]);
      expect([...cryptoAddress.find(address)]).toMatchObject([{ isValidated: true, end: address.length }]);
    }),
  );
});

test('Monero checks with Keccak', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (keys) => {
      const body = Uint8Array.from([18, ...keys]);
      const address = base58xmr.encode(Uint8Array.from([...body, ...keccak_256(body).slice(0, 4)]));
      expect([...cryptoAddress.find(address)].some(({ isValidated }) => isValidated)).toBe(true);
    }),
  );
});

test('a public key needs a word beside it', () => {
  const key = base58.encode(Uint8Array.from({ length: 32 }, (_, place) => (place * 37 + 11) % 256));
  expect(acceptedValues(cryptoAddress, `my Solana wallet ${key}`)).toEqual([key]);
  expect(accepted(cryptoAddress, `see ${key}`)).toEqual([]);
});

test('with a slip in it, an address is found beside a word', () => {
  expect(acceptedValues(cryptoAddress, 'BTC 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfXa')).toEqual([
    '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfXa',
  ]);
});

test.each([
  '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeA',
  'donaudampfschiffahrtsgesellschaft',
  'da39a3ee5e6b4b0d3255bfef95601890afd80709',
])('%s is none', (text) => {
  expect(accepted(cryptoAddress, text)).toEqual([]);
});
