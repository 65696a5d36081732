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
  /** How many at most in one transaction. */
  batch?: number;
  /**
   * Seconds after the close that are waited, so that a seal which reached the server before the close and is still at work
   * is not overtaken. It gives no time away: a seal asks for the close itself.
   */
  graceSeconds?: number;
}

const expirable = enrollmentLifecycle.statesAllowing('expire');

/**
 * Expires enrollments whose close has passed by the database's clock, a batch of one version of one pilot at a time, and gives
 * the freed seats to the waitlist. Rows that another transaction holds are left for the next time. Returns how many expired.
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

  /** Holds the seats before the enrollments, in the order in which whoever withdraws or registers does. */
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
    if (claimed.length > 0) await this.admit.run(tx, seats, at);
    return claimed.length;
  }
}
