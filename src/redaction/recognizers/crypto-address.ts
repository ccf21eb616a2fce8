import { patternRecognizer } from '../recognizer';
import {
  isBase58Check,
  isBech32,
  isChecksummedHex,
  isMoneroAddress,
  isPublicKey,
  isRippleAddress,
} from './support/ledger-addresses';

const sign = '[1-9A-HJ-NP-Za-km-z]';

/** Addresses of the larger ledgers, by their checksums; what has none, or breaks it, beside a word that says so. */
export const cryptoAddress = patternRecognizer({
  name: 'crypto-address',
  context: [
    ...[
      'wallet',
      'btc',
      'bitcoin',
      'eth',
      'ether',
      'crypto',
      'sol',
      'solana',
      'phantom',
      'usdt',
      'usdc',
      'ltc',
      'litecoin',
    ],
    ...['xmr', 'monero', 'doge', 'xrp', 'ripple', 'trx', 'tron', 'coin', 'ledger', 'blockchain', 'token'],
  ],
  patterns: [
    // Bitcoin, Litecoin, Dogecoin, Tron, Dash, Zcash and what else is Base58Check: their first signs differ.
    {
      expression: new RegExp(String.raw`(?<![\p{L}\p{N}])${sign}{26,35}(?![\p{L}\p{N}])`, 'gu'),
      type: 'CRYPTO',
      shape: 0.2,
      check: (value) => isBase58Check(value) || (/^[13LMDATr]/u.test(value) && isMixed(value) ? null : false),
    },
    {
      expression: new RegExp(String.raw`(?<![\p{L}\p{N}])r${sign}{24,34}(?![\p{L}\p{N}])`, 'gu'),
      type: 'CRYPTO',
      shape: 0.5,
      check: isRippleAddress,
    },
    {
      expression:
        /(?<![\p{L}\p{N}])(?:(?:bc|tb|ltc)1[a-z\d]{20,74}|(?:BC|TB|LTC)1[A-Z\d]{20,74}|(?:addr|addr_test|cosmos|osmo|stake)1[a-z\d]{30,100})(?![\p{L}\p{N}])/gu,
      type: 'CRYPTO',
      shape: 0.6,
      check: (value) => isBech32(value) || (/\d\D*\d/u.test(value) ? null : false),
    },
    // Bitcoin Cash has a code of its own behind its name.
    {
      expression: /(?<![\p{L}\p{N}])bitcoincash:[qp][a-z\d]{41}(?![\p{L}\p{N}])/gu,
      type: 'CRYPTO',
      shape: 0.9,
    },
    {
      expression: /(?<![\p{L}\p{N}])0x[\da-fA-F]{40}(?![\p{L}\p{N}])/gu,
      type: 'CRYPTO',
      shape: 0.8,
      check: (value) => (/[A-F]/u.test(value) && /[a-f]/u.test(value) && isChecksummedHex(value)) || null,
    },
    {
      expression: new RegExp(String.raw`(?<![\p{L}\p{N}])[48]${sign}{94}(?:${sign}{11})?(?![\p{L}\p{N}])`, 'gu'),
      type: 'CRYPTO',
      shape: 0.7,
      check: (value) => isMoneroAddress(value) || null,
    },
    {
      expression: new RegExp(String.raw`(?<![\p{L}\p{N}])${sign}{43,44}(?![\p{L}\p{N}])`, 'gu'),
      type: 'CRYPTO',
      shape: 0.3,
      check: (value) => (isPublicKey(value) && isMixed(value) ? null : false),
    },
  ],
});

/** Words and hexadecimal numbers are not. */
function isMixed(value: string): boolean {
  return /[A-Z]/u.test(value) && /[a-z]/u.test(value) && /\d/u.test(value);
}
