import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { type Locked, lockRow, type Tx } from '#database';
import { Preparation } from './preparation.entity.js';

const untouched: Omit<Preparation, 'id'> = {
  state: 'waiting',
  cleaner: 0,
  problem: null,
  fault: null,
  notices: [],
  pages: null,
  seconds: null,
  copyKey: null,
  copyMediaType: null,
  copySize: null,
  copySha256: null,
  viewKey: null,
  viewMediaType: null,
  viewSize: null,
  viewSha256: null,
  metadata: [],
  begunAt: null,
  preparedAt: null,
};

/** The preparations of contents, by the storage keys of the originals. */
@Injectable()
export class PreparationRepository {
  /** The row of a content, locked. Where there is none yet, it is written. */
  async lock(tx: Tx, storageKey: string): Promise<Locked<Preparation>> {
    const row = { id: storageKey, ...untouched };
    await tx
      .createQueryBuilder()
      .insert()
      .into(Preparation)
      .values(row as never)
      .orIgnore()
      .execute();
    return lockRow(tx, Preparation, { id: storageKey }, 'preparation');
  }
}

/** The preparations of these files, by storage key. A file that nobody has looked at yet has none. */
export async function preparationsOf(
  manager: EntityManager,
  files: readonly { storageKey: string }[],
): Promise<ReadonlyMap<string, Preparation>> {
  if (files.length === 0) return new Map();
  const rows = await manager.findBy(Preparation, { id: In(files.map(({ storageKey }) => storageKey)) });
  return new Map(rows.map((row) => [row.id, row]));
}
