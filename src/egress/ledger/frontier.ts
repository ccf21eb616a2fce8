import { emptyRoot, nodeHash } from './merkle';

/**
 * A tree without its inside: enough to append to it and to know its root. `hashes` are the roots of the whole subtrees that
 * the tree is made of, from the largest to the smallest: one for each 1 bit of `size`. Plain JSON.
 */
export interface TreeFrontier {
  readonly size: number;
  readonly hashes: readonly string[];
}

/** The frontier of a tree without leaves. */
export const emptyFrontier: TreeFrontier = { size: 0, hashes: [] };

/** The frontier with one leaf more, in O(log n); see `leafHash`. */
export function appendLeaf({ size, hashes }: TreeFrontier, leaf: string): TreeFrontier {
  const roots = [...hashes];
  let right = leaf;
  // Each 1 bit at the end of the size is a subtree as large as the one that has just become whole.
  for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    const left = roots.pop();
    if (left === undefined) throw new RangeError(`A frontier of ${String(size)} leaves lacks hashes.`);
    right = nodeHash(left, right);
  }
  return { size: size + 1, hashes: [...roots, right] };
}

/** The root of the tree, as `rootHash` of all its leaves. */
export function frontierRoot({ hashes }: TreeFrontier): string {
  return hashes.length === 0 ? emptyRoot : hashes.reduceRight((right, left) => nodeHash(left, right));
}
