import { hexToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendLeaf, emptyFrontier, frontierRoot } from './frontier';
import {
  consistencyProof,
  emptyRoot,
  inclusionProof,
  leafHash,
  nodeHash,
  rootHash,
  verifyConsistency,
  verifyInclusion,
} from './merkle';

// The test vectors of Certificate Transparency (RFC 6962 and 9162), from github.com/google/certificate-transparency.
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaves = inputs.map((hex) => leafHash(hexToBytes(hex)));

describe('published vectors', () => {
  it.each(roots.map((root, size) => [size, root] as const))('the root of %i leaves', (size, root) => {
    expect(rootHash(leaves.slice(0, size))).toBe(root);
    expect(frontierRoot(leaves.slice(0, size).reduce(appendLeaf, emptyFrontier))).toBe(root);
  });

  it.each([
    [
      0,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      5,
      8,
      [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  ])('the inclusion of leaf %i in %i', (index, size, proof) => {
    expect(inclusionProof(leaves.slice(0, size), index)).toEqual(proof);
  });

  it.each([
    [1, 1, []],
    [
      1,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      6,
      8,
      [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [
      2,
      5,
      [
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ])('the consistency of %i with %i leaves', (first, size, proof) => {
    expect(consistencyProof(leaves.slice(0, size), first)).toEqual(proof);
  });
});

/** Different leaves. */
function leavesOf(size: number): readonly string[] {
  return Array.from({ length: size }, (_, index) => leafHash(new Uint8Array([index, index >> 8])));
}

/** The same hash with one digit changed. */
function changed(hash: string, at: number): string {
  const digit = hash[at] === '0' ? '1' : '0';
  return hash.slice(0, at) + digit + hash.slice(at + 1);
}

const sizes = fc.integer({ min: 1, max: 70 });
const digit = fc.nat(63);

describe('inclusion', () => {
  it('is shown by a proof, and by nothing that differs from it', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), digit, fc.nat(), (size, somewhere, at, which) => {
        const tree = leavesOf(size);
        const index = somewhere % size;
        const leaf = tree[index] ?? '';
        const proof = inclusionProof(tree, index);
        const claim = { index, size, leaf, proof, root: rootHash(tree) };
        expect(verifyInclusion(claim)).toBe(true);
        expect(verifyInclusion({ ...claim, leaf: changed(leaf, at) })).toBe(false);
        expect(verifyInclusion({ ...claim, root: changed(claim.root, at) })).toBe(false);
        expect(verifyInclusion({ ...claim, index: (index + 1 + (which % size)) % (size + 1) })).toBe(
          (index + 1 + (which % size)) % (size + 1) === index,
        );
        expect(verifyInclusion({ ...claim, proof: [...proof, leaf] })).toBe(false);
        if (proof.length === 0) return;
        const place = which % proof.length;
        const forged = proof.with(place, changed(proof[place] ?? '', at));
        expect(verifyInclusion({ ...claim, proof: forged })).toBe(false);
        expect(verifyInclusion({ ...claim, proof: proof.slice(1) })).toBe(false);
      }),
    );
  });

  it('does not take an inner node for a leaf of a smaller tree', () => {
    const [a = '', b = '', c = '', d = ''] = leavesOf(4);
    const node = nodeHash(a, b);
    const root = rootHash([a, b, c, d]);
    expect(leafHash(hexToBytes(a + b))).not.toBe(node);
    expect(verifyInclusion({ index: 0, size: 4, leaf: node, proof: [nodeHash(c, d)], root })).toBe(false);
  });

  it.each([
    { index: -1 },
    { index: 2 },
    { index: 0.5 },
    { index: NaN },
    { size: Infinity },
    { size: 2 ** 53 },
    { leaf: 'x' },
    { root: '' },
    { proof: ['zz'] },
    { proof: Array.from({ length: 10_000 }, () => emptyRoot) },
  ])('refuses %j without failing', (change) => {
    const tree = leavesOf(2);
    const claim = { index: 0, size: 2, leaf: tree[0] ?? '', proof: inclusionProof(tree, 0), root: rootHash(tree) };
    expect(verifyInclusion(claim)).toBe(true);
    expect(verifyInclusion({ ...claim, ...change })).toBe(false);
  });

  it('is asked about a leaf that there is', () => {
    expect(() => inclusionProof([], 0)).toThrow(RangeError);
    expect(() => inclusionProof(leaves, 8)).toThrow(RangeError);
  });
});

describe('consistency', () => {
  it('is shown by a proof, and by nothing that differs from it', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), digit, fc.nat(), (size, somewhere, at, which) => {
        const tree = leavesOf(size);
        const earlier = 1 + (somewhere % size);
        const proof = consistencyProof(tree, earlier);
        const first = { size: earlier, root: rootHash(tree.slice(0, earlier)) };
        const second = { size, root: rootHash(tree) };
        expect(verifyConsistency({ first, second, proof })).toBe(true);
        expect(verifyConsistency({ first: { ...first, root: changed(first.root, at) }, second, proof })).toBe(false);
        expect(verifyConsistency({ first, second: { ...second, root: changed(second.root, at) }, proof })).toBe(false);
        expect(verifyConsistency({ first: { ...first, size: earlier - 1 }, second, proof })).toBe(false);
        expect(verifyConsistency({ first, second, proof: [...proof, first.root] })).toBe(false);
        if (proof.length === 0) return;
        const place = which % proof.length;
        const forged = proof.with(place, changed(proof[place] ?? '', at));
        expect(verifyConsistency({ first, second, proof: forged })).toBe(false);
        expect(verifyConsistency({ first, second, proof: proof.slice(0, -1) })).toBe(false);
      }),
    );
  });

  it('is not shown by any tree whose beginning was rewritten', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), (size, somewhere, which) => {
        const tree = leavesOf(size);
        const earlier = 1 + (somewhere % size);
        const place = which % earlier;
        const rewritten = tree.with(place, changed(tree[place] ?? '', 0));
        const first = { size: earlier, root: rootHash(tree.slice(0, earlier)) };
        const second = { size, root: rootHash(rewritten) };
        expect(verifyConsistency({ first, second, proof: consistencyProof(rewritten, earlier) })).toBe(false);
      }),
    );
  });

  it('with a tree without leaves needs no proof', () => {
    const second = { size: 3, root: rootHash(leavesOf(3)) };
    expect(consistencyProof(leavesOf(3), 0)).toEqual([]);
    expect(verifyConsistency({ first: { size: 0, root: emptyRoot }, second, proof: [] })).toBe(true);
    expect(verifyConsistency({ first: { size: 0, root: second.root }, second, proof: [] })).toBe(false);
    expect(verifyConsistency({ first: { size: 0, root: emptyRoot }, second, proof: [emptyRoot] })).toBe(false);
  });

  it.each([
    { first: { size: 4, root: emptyRoot } },
    { first: { size: -1, root: emptyRoot } },
    { first: { size: NaN, root: emptyRoot } },
    { second: { size: 2 ** 60, root: emptyRoot } },
    { first: { size: 2, root: 'A'.repeat(64) } },
    { proof: [] },
  ])('refuses %j without failing', (change) => {
    const tree = leavesOf(3);
    const claim = {
      first: { size: 2, root: rootHash(tree.slice(0, 2)) },
      second: { size: 3, root: rootHash(tree) },
      proof: consistencyProof(tree, 2),
    };
    expect(verifyConsistency(claim)).toBe(true);
    expect(verifyConsistency({ ...claim, ...change })).toBe(false);
  });

  it('is asked about a size that the tree has had', () => {
    expect(() => consistencyProof(leaves, 9)).toThrow(RangeError);
    expect(() => consistencyProof(leaves, -1)).toThrow(RangeError);
  });
});

describe('the frontier', () => {
  it('has the root of the whole tree at each size, and a hash for each 1 bit', () => {
    let frontier = emptyFrontier;
    const tree = leavesOf(130);
    for (const [index, leaf] of tree.entries()) {
      frontier = appendLeaf(frontier, leaf);
      expect(frontierRoot(frontier)).toBe(rootHash(tree.slice(0, index + 1)));
      expect(frontier.hashes).toHaveLength((index + 1).toString(2).replaceAll('0', '').length);
    }
  });

  it('that lacks hashes is not appended to', () => {
    expect(() => appendLeaf({ size: 3, hashes: [emptyRoot] }, emptyRoot)).toThrow(RangeError);
  });
});
