import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../../shared/canonical-json';

/**
 * The canonical bytes of an entry or of a tree head: RFC 8785 JSON in UTF-8. They are what is hashed and signed, and a line
 * of an exported ledger holds them letter by letter.
 *
 * @throws TypeError for what JSON can't tell; nothing that the schemas of this folder let through is such a value
 */
export function canonicalBytes(value: object): Uint8Array<ArrayBuffer> {
  return utf8ToBytes(canonicalJson(value));
}
