import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  consistencyPath,
  emptyRoot,
  grown,
  hashOf,
  inclusionPath,
  isConsistent,
  isIncluded,
  leafHash,
  nodeHash,
  nodesOf,
  type Range,
} from './merkle-tree.document.js';

/** The leaves that Certificate Transparency’s own tests use, and the roots of the trees of the first 1 to 8 of them. */
const published = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaves = published.map((hex) => leafHash(Buffer.from(hex, 'hex')));

/** The definition of RFC 9162, 2.1.1, word for word. */
function definedRoot(hashes: readonly Buffer[]): Buffer {
  if (hashes.length < 2) return hashes[0] ?? emptyRoot;
  let k = 1;
  while (k * 2 < hashes.length) k *= 2;
  return nodeHash(definedRoot(hashes.slice(0, k)), definedRoot(hashes.slice(k)));
}
const numbered = (count: number) => Array.from({ length: count }, (_, n) => leafHash(Buffer.from(`event ${n}`)));
const hashes = (tree: readonly Buffer[], ranges: readonly Range[]) =>
  ranges.map(({ from, until }) => definedRoot(tree.slice(from, until)));
const size = fc.integer({ min: 1, max: 130 });

describe('a Merkle tree', () => {
  it('has the roots that Certificate Transparency publishes', () => {
    expect(emptyRoot.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(leaves.map((_, at) => definedRoot(leaves.slice(0, at + 1)).toString('hex'))).toEqual(roots);
  });

  it('can be read from its full subtrees, also when leaves are added in parts', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 6 }), (parts) => {
        const all = numbered(parts.reduce((sum, part) => sum + part, 0));
        const kept = new Map<string, Buffer>();
        const read = (range: Range) => nodesOf(range).map(({ level, index }) => kept.get(`${level}/${index}`)!);
        let count = 0;
        for (const part of parts) {
          const added = all.slice(count, count + part);
          const nodes = grown(count, added, read({ from: 0, until: count }));
          added.forEach((hash, at) => kept.set(`0/${count + at}`, hash));
          for (const { level, index, hash } of nodes) kept.set(`${level}/${index}`, hash);
          count += part;
        }
        expect(hashOf(read({ from: 0, until: count }))).toEqual(definedRoot(all));
        for (const range of [...inclusionPath(0, count), ...consistencyPath(Math.ceil(count / 3), count)])
          expect(hashOf(read(range))).toEqual(definedRoot(all.slice(range.from, range.until)));
      }),
    );
  });

  it('proves each leaf, at its own position only, and no other leaf', () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), (count, first, second) => {
        const [tree, position, another] = [numbered(count), first % count, second % count];
        const proof = {
          position,
          size: count,
          leaf: tree[position]!,
          path: hashes(tree, inclusionPath(position, count)),
        };
        const root = definedRoot(tree);
        expect(isIncluded(proof, root)).toBe(true);
        expect(isIncluded({ ...proof, position: another }, root)).toBe(another === position);
        expect(isIncluded({ ...proof, leaf: leafHash(Buffer.from('forged')) }, root)).toBe(false);
        expect(isIncluded({ ...proof, path: [...proof.path, root] }, root)).toBe(false);
      }),
    );
  });

  it('proves that it continues an earlier tree, and only when it does', () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), (count, first, changed) => {
        const [tree, earlierSize] = [numbered(count), (first % count) + 1];
        const later = { size: count, root: definedRoot(tree) };
        const path = hashes(tree, consistencyPath(earlierSize, count));
        expect(isConsistent({ size: earlierSize, root: definedRoot(tree.slice(0, earlierSize)) }, later, path)).toBe(
          true,
        );
        const forged = tree.slice(0, earlierSize);
        forged[changed % earlierSize] = leafHash(Buffer.from('forged'));
        expect(isConsistent({ size: earlierSize, root: definedRoot(forged) }, later, path)).toBe(false);
      }),
    );
  });
});
