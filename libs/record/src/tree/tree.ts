import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { hashOf, type Node, nodesOf, type Range } from './merkle-tree.document.js';

/** Reads the hashes of the Merkle tree: for any range, a few rows. */
@Injectable()
export class Tree {
  constructor(private readonly dataSource: DataSource) {}

  /** How many events have a place. */
  async size(manager: EntityManager = this.dataSource.manager): Promise<number> {
    const [{ size }] = (await manager.query('SELECT coalesce(max(position) + 1, 0) AS size FROM record_entry')) as [
      { size: string },
    ];
    return Number(size);
  }

  /** The root of the tree at a size that it has or had. */
  async root(size: number): Promise<Buffer> {
    const [root] = await this.hashes([{ from: 0, until: size }]);
    return root!;
  }

  /** The hash of each range. */
  async hashes(ranges: readonly Range[], manager: EntityManager = this.dataSource.manager): Promise<Buffer[]> {
    const wanted = ranges.map(nodesOf);
    const known = await this.read(wanted.flat(), manager);
    return wanted.map((nodes) => hashOf(nodes.map((node) => known(node))));
  }

  /** The full subtrees of the whole tree, the leftmost first. */
  async peaks(size: number, manager: EntityManager): Promise<Buffer[]> {
    const nodes = nodesOf({ from: 0, until: size });
    const known = await this.read(nodes, manager);
    return nodes.map((node) => known(node));
  }

  private async read(nodes: readonly Node[], manager: EntityManager): Promise<(node: Node) => Buffer> {
    const rows: { level: number; index: string; hash: Buffer }[] = await manager.query(
      `SELECT wanted.level, wanted.index, coalesce(node.hash, entry.leaf_hash) AS hash
         FROM unnest($1::int[], $2::bigint[]) AS wanted (level, index)
         LEFT JOIN record_node node ON wanted.level > 0 AND node.level = wanted.level AND node.index = wanted.index
         LEFT JOIN record_entry entry ON wanted.level = 0 AND entry.position = wanted.index`,
      [nodes.map(({ level }) => level), nodes.map(({ index }) => index)],
    );
    const hashes = new Map(rows.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
    return ({ level, index }) => {
      const hash = hashes.get(`${level}/${index}`);
      if (hash) return hash;
      throw new Error(`The record has no hash of level ${level} at ${index}: a row was removed.`);
    };
  }
}
