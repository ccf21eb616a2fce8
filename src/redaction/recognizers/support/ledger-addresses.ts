import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { base58, base58xmr, bech32, bech32m, createBase58check } from '@scure/base';

const base58check = createBase58check(sha256);
/** The XRP ledger has the same letters in another order (https://xrpl.org/docs/references/protocol/data-types/base58-encodings). */
const ordinary = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const ripple = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz';

/** Whether the last four bytes check the others, as in addresses of Bitcoin, Litecoin, Dogecoin and Tron. */
export function isBase58Check(address: string): boolean {
  return succeeds(() => base58check.decode(address));
}

/** The same with the letters of the XRP ledger. */
export function isRippleAddress(address: string): boolean {
  return isBase58Check(Array.from(address, (letter) => ordinary.charAt(ripple.indexOf(letter))).join(''));
}

/** BIP 173 and BIP 350, also for the longer addresses of ledgers that took the form over. */
export function isBech32(address: string): boolean {
  const lower = address.toLowerCase();
  return bech32.decodeUnsafe(lower, 120) !== undefined || bech32m.decodeUnsafe(lower, 120) !== undefined;
}

/** ERC-55: the case of each letter is a bit of a hash. */
export function isChecksummedHex(address: string): boolean {
  const hex = address.slice(2);
  const hash = bytesToHex(keccak_256(new TextEncoder().encode(hex.toLowerCase())));
  return Array.from(hex).every(
    (sign, place) => /\d/u.test(sign) || (sign === sign.toUpperCase()) === Number.parseInt(hash.charAt(place), 16) > 7,
  );
}

/** Monero: blocks of base 58, and four bytes of Keccak that check the rest. */
export function isMoneroAddress(address: string): boolean {
  const bytes = decoded(() => base58xmr.decode(address));
  if (bytes === null || bytes.length < 69) return false;
  return bytesToHex(keccak_256(bytes.slice(0, -4)).slice(0, 4)) === bytesToHex(bytes.slice(-4));
}

/** Solana: the 32 bytes of a public key, without a check. */
export function isPublicKey(address: string): boolean {
  return decoded(() => base58.decode(address))?.length === 32;
}

function succeeds(decode: () => Uint8Array): boolean {
  return decoded(decode) !== null;
}

/** The libraries throw where a text is no code; null says so here. */
function decoded(decode: () => Uint8Array): Uint8Array | null {
  try {
    return decode();
  } catch {
    return null;
  }
}
