import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Tx } from '#database';
import { Clock, DomainError } from '#kernel';
import { GivenCareerRecord } from './career-record.entity.js';
import { type CareerRecord, nothingGiven } from './career-record.policy.js';

/** A record as it was last given. */
export interface LatestRecord {
  /** 0 while nothing was given. */
  revision: number;
  givenAt: Date | null;
  record: CareerRecord;
}

/** Where career records are kept: each time that one is given adds a row, none is ever changed. */
@Injectable()
export class CareerRecordRepository {
  constructor(private readonly clock: Clock) {}

  /** What the person gave last; an empty record at revision 0 while nothing was given. */
  async latest(manager: EntityManager, personId: string): Promise<LatestRecord> {
    const [last] = await manager.find(GivenCareerRecord, { where: { personId }, order: { revision: 'DESC' }, take: 1 });
    return last ?? { revision: 0, givenAt: null, record: nothingGiven };
  }

  /**
   * Adds what a person gives who has seen `revision`. Of two at once, one wins.
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
        'Your record was changed elsewhere since you read it. Read it again, then repeat your change.',
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
