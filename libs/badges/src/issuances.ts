import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Transactor } from '#database';
import { Clock, Ids } from '#kernel';
import { IssuanceRecord } from './credential.entity.js';
import { StatusLists } from './status-lists.js';

/** Why a credential is made: an enrollment earned it, or it takes the place of a revoked one. */
export type IssuanceCause = { enrollmentId: string } | { supersedes: string; awardId: string };

/** Decides once for each cause what its credential will be: its id, its place in the status lists, its salt, its time. */
@Injectable()
export class Issuances {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly statusLists: StatusLists,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * The issuance for a cause: the first request makes it, every other one gets the same, however many come at once or
   * after a crash. So a retry signs the same bytes, and no place in a list is taken twice or left out.
   */
  async of(cause: IssuanceCause): Promise<IssuanceRecord> {
    const known = await find(this.dataSource.manager, cause);
    if (known !== null) return known;
    return this.transactor.run(async (tx) => {
      await this.statusLists.queue(tx);
      const made = await find(tx, cause);
      if (made !== null) return made;
      const issuance: IssuanceRecord = {
        credentialId: this.ids.next(),
        awardId: 'awardId' in cause ? cause.awardId : this.ids.next(),
        enrollmentId: 'enrollmentId' in cause ? cause.enrollmentId : null,
        supersedes: 'supersedes' in cause ? cause.supersedes : null,
        ...(await this.statusLists.nextPlace(tx)),
        salt: randomBytes(16).toString('hex'),
        validFrom: wholeSecond(this.clock.now()),
      };
      await tx.insert(IssuanceRecord, issuance);
      return issuance;
    });
  }
}

function find(manager: EntityManager, cause: IssuanceCause): Promise<IssuanceRecord | null> {
  return manager.findOneBy(IssuanceRecord, 'enrollmentId' in cause ? { enrollmentId: cause.enrollmentId } : { supersedes: cause.supersedes });
}

function wholeSecond(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / 1000) * 1000);
}
