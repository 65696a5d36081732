import { Injectable } from '@nestjs/common';
import { DataSource, type FindOptionsWhere, In } from 'typeorm';
import { DatabaseClock, Transactor, type Tx } from '#database';
import { Enrollment } from '../enrollment.entity.js';
import { enrollmentLifecycle } from '../enrollment.lifecycle.js';
import { EnrollmentRepository } from '../enrollment.repository.js';
import type { PilotVersion } from '../pilot.entity.js';
import { PilotRepository } from '../pilot.repository.js';
import { AdmitFromWaitlist } from '../registration/admit-from-waitlist.js';
import { late } from './on-time.conditions.js';

export interface ExpiryOptions {
  /** The most enrollments in one transaction. */
  batch?: number;
  /**
   * Seconds to wait after the close, so that a seal that arrived before it can finish. A seal that arrives later is still
   * refused.
   */
  graceSeconds?: number;
}

const expirable = enrollmentLifecycle.statesAllowing('expire');

/**
 * Expires enrollments whose close has passed by the database's clock, and gives their seats to the waitlist. Works in
 * batches, each of one version of one pilot. Leaves rows that another transaction has locked for the next run.
 * @returns how many expired.
 */
@Injectable()
export class ExpireDueEnrollments {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly enrollments: EnrollmentRepository,
    private readonly pilots: PilotRepository,
    private readonly admit: AdmitFromWaitlist,
    private readonly databaseClock: DatabaseClock,
  ) {}

  async run({ batch = 100, graceSeconds = 0 }: ExpiryOptions = {}): Promise<number> {
    const due = {
      state: In(expirable),
      ...late(new Date((await this.databaseClock.now()).getTime() - graceSeconds * 1000)),
    };
    const offers = await this.dataSource
      .createQueryBuilder(Enrollment, 'enrollment')
      .select(['enrollment.pilotId AS "pilotId"', 'enrollment.versionId AS "versionId"'])
      .distinct()
      .where(due)
      .getRawMany<Pick<PilotVersion, 'pilotId' | 'versionId'>>();
    let expired = 0;
    for (const { pilotId, versionId } of offers) {
      expired += await this.transactor.run((tx) => this.expireBatch(tx, { pilotId, versionId, due, batch }));
    }
    return expired;
  }

  /** Locks the seats before the enrollments, in the same order as registering and withdrawing. */
  private async expireBatch(
    tx: Tx,
    {
      pilotId,
      versionId,
      due,
      batch,
    }: { pilotId: string; versionId: string; due: FindOptionsWhere<Enrollment>; batch: number },
  ): Promise<number> {
    const seats = await this.pilots.lockSeats(tx, pilotId, versionId);
    if (seats === null) return 0;
    const claimed = await this.enrollments.claim(tx, { pilotId, versionId, ...due }, batch);
    const at = await this.databaseClock.now(tx);
    for (const enrollment of claimed)
      await this.enrollments.move(tx, { of: enrollment, command: 'expire', actorId: null, at });
    if (claimed.length > 0) await this.admit.run(tx, { seats, at });
    return claimed.length;
  }
}
