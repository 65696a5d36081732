import { createHash } from 'node:crypto';

/**
 * The hashes of a Merkle tree as RFC 9162 (Certificate Transparency 2.0) defines them, section 2.1. Which hashes a proof
 * needs is computed here; where they are kept is not.
 */

const sha256 = (...parts: Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const [leafPrefix, nodePrefix] = [Uint8Array.of(0), Uint8Array.of(1)];

/** The root of a tree without leaves. */
export const emptyRoot = sha256();
export const leafHash = (content: Uint8Array): Buffer => sha256(leafPrefix, content);
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => sha256(nodePrefix, left, right);

/** A full subtree: `level` 0 is a leaf, and it covers the leaves from `index × 2^level` on. */
export interface Node {
  level: number;
  index: number;
}

/** The leaves from `from` up to, not including, `until`. */
export interface Range {
  from: number;
  until: number;
}

/** The full subtrees whose hashes together give the hash of a range that the tree has, the leftmost first. */
export function nodesOf({ from, until }: Range): Node[] {
  const nodes: Node[] = [];
  for (let at = from; at < until;) {
    const level = Math.floor(Math.log2(until - at));
    nodes.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return nodes;
}

/** The hash of a range, from the hashes of its full subtrees. */
export function hashOf(nodes: readonly Uint8Array[]): Buffer {
  if (nodes.length === 0) return emptyRoot;
  return Buffer.from(nodes.reduceRight((right, left) => nodeHash(left, right)));
}

/** The largest power of two below n. */
const split = (n: number): number => 2 ** Math.ceil(Math.log2(n) - 1);

/** What an inclusion proof of the leaf consists of, the nearest first (RFC 9162, 2.1.3.1). */
export function inclusionPath(leaf: number, size: number): Range[] {
  const path = (from: number, until: number): Range[] => {
    if (until - from <= 1) return [];
    const middle = from + split(until - from);
    return leaf < middle
      ? [...path(from, middle), { from: middle, until }]
      : [...path(middle, until), { from, until: middle }];
  };
  return path(0, size);
}

/** What a consistency proof between two sizes consists of (RFC 9162, 2.1.4.1). Empty for equal sizes. */
export function consistencyPath(earlier: number, later: number): Range[] {
  const path = (from: number, until: number, whole: boolean): Range[] => {
    if (earlier === until) return whole ? [] : [{ from, until }];
    const middle = from + split(until - from);
    return earlier <= middle
      ? [...path(from, middle, whole), { from: middle, until }]
      : [...path(middle, until, false), { from, until: middle }];
  };
  return earlier === 0 || earlier === later ? [] : path(0, later, true);
}

/** Whether the leaf is at this position of the tree with this root (RFC 9162, 2.1.3.2). */
export function isIncluded(
  { position, size, leaf, path }: { position: number; size: number; leaf: Uint8Array; path: readonly Uint8Array[] },
  root: Uint8Array,
): boolean {
  if (position < 0 || position >= size) return false;
  let [at, last] = [position, size - 1];
  let hash: Uint8Array = leaf;
  for (const sibling of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else hash = nodeHash(hash, sibling);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && Buffer.compare(hash, root) === 0;
}

/** Whether the later tree begins with all leaves of the earlier one, in their order (RFC 9162, 2.1.4.2). */
export function isConsistent(
  earlier: { size: number; root: Uint8Array },
  later: { size: number; root: Uint8Array },
  path: readonly Uint8Array[],
): boolean {
  if (earlier.size > later.size) return false;
  if (earlier.size === 0) return path.length === 0;
  if (earlier.size === later.size) return path.length === 0 && Buffer.compare(earlier.root, later.root) === 0;
  let [at, last] = [earlier.size - 1, later.size - 1];
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  const [first, ...rest] = at === 0 ? [earlier.root, ...path] : path;
  if (first === undefined) return false;
  let [old, now]: [Uint8Array, Uint8Array] = [first, first];
  for (const hash of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      [old, now] = [nodeHash(hash, old), nodeHash(hash, now)];
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else now = nodeHash(now, hash);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && Buffer.compare(old, earlier.root) === 0 && Buffer.compare(now, later.root) === 0;
}

/** The full subtrees that appear when leaves are added to a tree, children before parents. */
export function grown(
  size: number,
  leaves: readonly Uint8Array[],
  peaks: readonly Uint8Array[],
): (Node & { hash: Buffer })[] {
  const open = new Map<number, Uint8Array>(
    nodesOf({ from: 0, until: size }).map(({ level }, at) => [level, peaks[at]!]),
  );
  const added: (Node & { hash: Buffer })[] = [];
  leaves.forEach((leaf, at) => {
    let [level, index, hash]: [number, number, Uint8Array] = [0, size + at, leaf];
    while (index % 2 === 1) {
      hash = nodeHash(open.get(level)!, hash);
      open.delete(level);
      [level, index] = [level + 1, (index - 1) / 2];
      added.push({ level, index, hash: Buffer.from(hash) });
    }
    open.set(level, hash);
  });
  return added;
}
