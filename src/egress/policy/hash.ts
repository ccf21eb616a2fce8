import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../../shared/canonical-json';
import type { EgressFacts } from './decide';
import type { Policy } from './schema';

/**
 * A policy's identity: SHA-256 of its canonical JSON (RFC 8785) with all defaults filled in, 64 hex digits. White space, the
 * order of properties and whether a default is written out do not change it.
 */
export function policyHash(policy: Policy): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(policy))));
}

/**
 * The kind of a request: those that a person may come to let go without looking. One of another destination, model, task, pack
 * or policy is of another kind, so that a new policy asks again.
 *
 * @param hash the policy's; see {@link policyHash}
 */
export function kindOf(
  { destination, model, task, packId }: Pick<EgressFacts, 'destination' | 'model' | 'task' | 'packId'>,
  hash: string,
): string {
  return JSON.stringify([destination, model, task, packId, hash]);
}
