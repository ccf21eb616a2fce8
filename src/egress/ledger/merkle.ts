import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';

// Merkle trees as RFC 9162, section 2.1, has them, over SHA-256. Hashes are lower-case hex of 64 digits everywhere.

const leafPrefix = new Uint8Array([0]);
const nodePrefix = new Uint8Array([1]);

/** The root of a tree without leaves. */
export const emptyRoot = bytesToHex(sha256(new Uint8Array()));

/** The hash of a leaf's bytes (RFC 9162, 2.1.1). */
export function leafHash(input: Uint8Array): string {
  return bytesToHex(sha256(concatBytes(leafPrefix, input)));
}

/** The hash of an inner node (RFC 9162, 2.1.1). The prefix keeps it apart from any leaf's. */
export function nodeHash(left: string, right: string): string {
  return bytesToHex(sha256(concatBytes(nodePrefix, hexToBytes(left), hexToBytes(right))));
}

/** The root of the tree over these leaf hashes. */
export function rootHash(leaves: readonly string[]): string {
  return leaves.length === 0 ? emptyRoot : subtreeRoot(leaves, 0, leaves.length);
}

/**
 * The hashes that lead from a leaf to the root, nearest first (RFC 9162, 2.1.3.1).
 *
 * @throws RangeError where there is no leaf of this index
 */
export function inclusionProof(leaves: readonly string[], index: number): readonly string[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) {
    throw new RangeError(`A tree of ${String(leaves.length)} leaves has no leaf ${String(index)}.`);
  }
  return pathOf(leaves, index, 0, leaves.length);
}

/**
 * The hashes that show that the first `size` leaves are the whole of an earlier tree (RFC 9162, 2.1.4.1). From a tree
 * without leaves, and from the tree to itself, nothing needs showing: the proof is empty.
 *
 * @throws RangeError where the tree never had this size
 */
export function consistencyProof(leaves: readonly string[], size: number): readonly string[] {
  if (!Number.isInteger(size) || size < 0 || size > leaves.length) {
    throw new RangeError(`A tree of ${String(leaves.length)} leaves has never had ${String(size)}.`);
  }
  return size === 0 ? [] : subproof(leaves, size, 0, leaves.length, true);
}

/** Whether a leaf stands at `index` of the tree with this size and root (RFC 9162, 2.1.3.2). Takes any input. */
export function verifyInclusion(claim: {
  readonly index: number;
  readonly size: number;
  readonly leaf: string;
  readonly proof: readonly string[];
  readonly root: string;
}): boolean {
  const { index, size, leaf, proof, root } = claim;
  if (!isCount(index) || !isCount(size) || index >= size || ![leaf, root, ...proof].every(isHash)) return false;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && hash === root;
}

/** Whether one tree is the beginning of another (RFC 9162, 2.1.4.2). Takes any input. */
export function verifyConsistency(claim: {
  readonly first: { readonly size: number; readonly root: string };
  readonly second: { readonly size: number; readonly root: string };
  readonly proof: readonly string[];
}): boolean {
  const { first, second, proof } = claim;
  if (!isCount(first.size) || !isCount(second.size) || first.size > second.size) return false;
  if (![first.root, second.root, ...proof].every(isHash)) return false;
  if (first.size === second.size) return proof.length === 0 && first.root === second.root;
  if (first.size === 0) return proof.length === 0 && first.root === emptyRoot;
  return replay(first, second, proof);
}

function replay(
  first: { readonly size: number; readonly root: string },
  second: { readonly size: number; readonly root: string },
  proof: readonly string[],
): boolean {
  let node = first.size - 1;
  let last = second.size - 1;
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  // A first tree that is one whole subtree of the second is where the proof begins, and is not repeated in it.
  const [start, ...rest] = node === 0 ? [first.root, ...proof] : proof;
  if (start === undefined) return false;
  let firstHash = start;
  let secondHash = start;
  for (const hash of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      firstHash = nodeHash(hash, firstHash);
      secondHash = nodeHash(hash, secondHash);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      secondHash = nodeHash(secondHash, hash);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && firstHash === first.root && secondHash === second.root;
}

function subtreeRoot(leaves: readonly string[], from: number, to: number): string {
  if (to - from === 1) return hashAt(leaves, from);
  const middle = from + splitOf(to - from);
  return nodeHash(subtreeRoot(leaves, from, middle), subtreeRoot(leaves, middle, to));
}

function pathOf(leaves: readonly string[], index: number, from: number, to: number): readonly string[] {
  if (to - from === 1) return [];
  const middle = from + splitOf(to - from);
  return index < middle
    ? [...pathOf(leaves, index, from, middle), subtreeRoot(leaves, middle, to)]
    : [...pathOf(leaves, index, middle, to), subtreeRoot(leaves, from, middle)];
}

/** `isWhole`: the earlier tree ends here, and its verifier has the hash already. */
function subproof(
  leaves: readonly string[],
  end: number,
  from: number,
  to: number,
  isWhole: boolean,
): readonly string[] {
  if (end === to) return isWhole ? [] : [subtreeRoot(leaves, from, to)];
  const middle = from + splitOf(to - from);
  return end <= middle
    ? [...subproof(leaves, end, from, middle, isWhole), subtreeRoot(leaves, middle, to)]
    : [...subproof(leaves, end, middle, to, false), subtreeRoot(leaves, from, middle)];
}

/** The largest power of two below `size`. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

function hashAt(leaves: readonly string[], index: number): string {
  const hash = leaves[index];
  if (hash === undefined) throw new RangeError(`There is no leaf ${String(index)}.`);
  return hash;
}

/** Sizes can be larger than the 32 bits that `>>` has. */
function half(number: number): number {
  return Math.floor(number / 2);
}

function isCount(number: number): boolean {
  return Number.isSafeInteger(number) && number >= 0;
}

function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}
