import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

/** A signing key as the vault keeps it: sealed, and never shown. Plain JSON. */
export interface StoredSigningKey {
  /** PKCS #8, hex. */
  readonly privateKey: string;
  /** The 32 raw bytes, hex. */
  readonly publicKey: string;
}

/**
 * Makes the Ed25519 key of a new ledger.
 *
 * @throws DOMException (NotSupportedError) where the browser has no Ed25519
 */
export async function newSigningKey(): Promise<StoredSigningKey> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const [privateKey, publicKey] = await Promise.all([
    crypto.subtle.exportKey('pkcs8', pair.privateKey),
    crypto.subtle.exportKey('raw', pair.publicKey),
  ]);
  return { privateKey: bytesToHex(new Uint8Array(privateKey)), publicKey: bytesToHex(new Uint8Array(publicKey)) };
}

/**
 * The key pair to sign with. The private half can't be taken out of it again.
 *
 * @throws DOMException for what {@link newSigningKey} has not made
 */
export async function openSigningKey({ privateKey, publicKey }: StoredSigningKey): Promise<CryptoKeyPair> {
  const [opened, verifying] = await Promise.all([
    crypto.subtle.importKey('pkcs8', hexToBytes(privateKey), 'Ed25519', false, ['sign']),
    crypto.subtle.importKey('raw', hexToBytes(publicKey), 'Ed25519', true, ['verify']),
  ]);
  return { privateKey: opened, publicKey: verifying };
}
