/** Bits of a feature's slot. 131,072 slots hold what a few thousand documents say with few collisions. */
export const SLOT_BITS = 17;

/** FNV-1a (Fowler, Noll, Vo) of UTF-16 code units, 32 bits. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mixed(hash);
}

/** One hash of two, in which their order counts. */
export function join(a: number, b: number): number {
  return mixed(Math.imul(a, 0x9e3779b1) ^ b);
}

/** The slot of a feature in the weights: Weinberger et al. 2009, "Feature hashing", https://arxiv.org/abs/0902.2206. */
export function slotOf(hash: number): number {
  return hash >>> (32 - SLOT_BITS);
}

/** The finaliser of MurmurHash3 (Appleby, public domain): near inputs get far hashes. */
function mixed(hash: number): number {
  let bits = hash;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
