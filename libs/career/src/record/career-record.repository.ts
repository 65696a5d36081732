import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Tx } from '#database';
import { Clock, DomainError } from '#kernel';
import { GivenCareerRecord } from './career-record.entity.js';
import { type CareerRecord, nothingGiven } from './career-record.policy.js';

/** The latest record. */
export interface LatestRecord {
  /** 0 before the first record. */
  revision: number;
  givenAt: Date | null;
  record: CareerRecord;
}

/** Keeps career records. Every change adds a row; no row ever changes. */
@Injectable()
export class CareerRecordRepository {
  constructor(private readonly clock: Clock) {}

  /** The person's latest record. Before the first one, an empty record at revision 0. */
  async latest(manager: EntityManager, personId: string): Promise<LatestRecord> {
    const [last] = await manager.find(GivenCareerRecord, { where: { personId }, order: { revision: 'DESC' }, take: 1 });
    return last ?? { revision: 0, givenAt: null, record: nothingGiven };
  }

  /**
   * Adds a record over the `revision` that the person saw. When two race, one wins.
   * @throws DomainError `career-record.stale` (412)
   */
  async add(
    tx: Tx,
    { personId, revision, record }: { personId: string; revision: number; record: CareerRecord },
  ): Promise<GivenCareerRecord> {
    const latest = await this.latest(tx, personId);
    const given: GivenCareerRecord = { personId, revision: revision + 1, record, givenAt: this.clock.now() };
    if (latest.revision !== revision || !(await this.insert(tx, given))) {
      throw new DomainError(
        'stale',
        'career-record.stale',
        'Your record changed in another window or on another device. Load it again, then repeat your change.',
        {
          revision: (await this.latest(tx, personId)).revision,
        },
      );
    }
    return given;
  }

  private async insert(tx: Tx, given: GivenCareerRecord): Promise<boolean> {
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(GivenCareerRecord)
      .values(given)
      .orIgnore()
      .returning('revision')
      .execute();
    return (inserted.raw as unknown[]).length === 1;
  }
}
