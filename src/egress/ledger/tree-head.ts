import '../../shared/zod-without-eval';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod';
import { err, ok, type Result } from '../../shared/result';
import { canonicalBytes } from './canonical';
import { countSchema, hashSchema, ledgerIdSchema, timeSchema } from './entry-schema';

const treeHeadSchema = z.strictObject({
  /** A random UUID that the ledger keeps for life. */
  ledgerId: ledgerIdSchema,
  /** The vault's epoch at that time. */
  epoch: countSchema,
  /** How many entries the tree has. */
  size: countSchema,
  /** Epoch milliseconds. */
  time: timeSchema,
  /** Of the tree over all entries (RFC 9162, 2.1.1), hex. */
  rootHash: hashSchema,
});

/** A signed tree head as it is read back, whoever wrote it. That the signature is right, it doesn't say. */
export const signedTreeHeadSchema = z.strictObject({
  head: treeHeadSchema,
  /** SHA-256 of the raw public key, hex: what a person compares. */
  keyId: hashSchema,
  /** The 32 raw bytes of the Ed25519 key, hex. */
  publicKey: hashSchema,
  /** The 64 bytes of the Ed25519 signature (RFC 8032), hex. */
  signature: z.string().regex(/^[0-9a-f]{128}$/, 'must be 128 hex digits'),
});

/** What a ledger is at one moment. */
export type TreeHead = Readonly<z.infer<typeof treeHeadSchema>>;

/** A tree head that its ledger's key vouches for. */
export interface SignedTreeHead extends Readonly<z.infer<typeof signedTreeHeadSchema>> {
  readonly head: TreeHead;
}

/** Why a signed tree head can't be relied on. `unsupported`: this browser has no Ed25519, so nothing is known. */
export interface TreeHeadError {
  readonly code: 'wrong-key-id' | 'bad-signature' | 'unsupported';
  readonly message: string;
}

/** A signature of one kind of thing must not pass for one of another kind. */
const domain = utf8ToBytes('stayput-tree-head/1\n');

/** The name of a raw public key: its SHA-256. Both are hex. */
export function keyIdOf(publicKey: string): string {
  return bytesToHex(sha256(hexToBytes(publicKey)));
}

/**
 * Signs a tree head with an Ed25519 key pair (RFC 8032) over "stayput-tree-head/1", a line feed and the head's canonical
 * bytes. The public key must be extractable; those of WebCrypto always are.
 *
 * @throws TypeError for a head that is none
 */
export async function signTreeHead(head: TreeHead, keys: CryptoKeyPair): Promise<SignedTreeHead> {
  const publicKey = bytesToHex(new Uint8Array(await crypto.subtle.exportKey('raw', keys.publicKey)));
  const signature = await crypto.subtle.sign('Ed25519', keys.privateKey, signedBytes(head));
  return { head, keyId: keyIdOf(publicKey), publicKey, signature: bytesToHex(new Uint8Array(signature)) };
}

/**
 * Whether the key that the tree head names has signed it. Whose key that is, the caller must know: anybody can make one.
 *
 * @param signed as {@link signedTreeHeadSchema} lets it through
 */
export async function verifyTreeHead(signed: SignedTreeHead): Promise<Result<void, TreeHeadError>> {
  const { head, keyId, publicKey, signature } = signed;
  if (keyIdOf(publicKey) !== keyId) {
    return err({ code: 'wrong-key-id', message: 'The key id does not belong to the public key beside it.' });
  }
  let isRight: boolean;
  try {
    const key = await crypto.subtle.importKey('raw', hexToBytes(publicKey), 'Ed25519', true, ['verify']);
    isRight = await crypto.subtle.verify('Ed25519', key, hexToBytes(signature), signedBytes(head));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotSupportedError') {
      return err({
        code: 'unsupported',
        message: 'This browser cannot check Ed25519 signatures. Use a newer one, or "npm run ledger:verify".',
      });
    }
    isRight = false; // Bytes that are no point of the curve.
  }
  return isRight
    ? ok(undefined)
    : err({ code: 'bad-signature', message: 'The signature does not belong to this tree head and this key.' });
}

function signedBytes(head: TreeHead): Uint8Array<ArrayBuffer> {
  return concatBytes(domain, canonicalBytes(head));
}
