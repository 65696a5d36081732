import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import type { PersonActor } from '#identity';
import { DomainError } from '#kernel';
import { CareerRecordRepository } from './career-record.repository.js';
import { type CareerRecord, faultsOf } from './career-record.policy.js';
import { careerEvents } from '../events.js';

interface Giving {
  actor: Pick<PersonActor, 'id'>;
  /** The revision that the person last read; 0 before the first. */
  revision: number;
  /** The whole record as it shall be. */
  record: CareerRecord;
}

/**
 * Keeps what a person says of their career, whole, in place of what they said before; that stays in the history. To give
 * the same again is to say that it still is so: it is another revision, of another day.
 * @throws DomainError `career-record.stale` (412); `career-record.faults` (422) with every fault.
 */
@Injectable()
export class GiveCareerRecord {
  constructor(
    private readonly transactor: Transactor,
    private readonly records: CareerRecordRepository,
    private readonly outbox: Outbox,
  ) {}

  async run({ actor, revision, record }: Giving): Promise<void> {
    const errors = faultsOf(record);
    if (errors.length > 0)
      throw new DomainError(
        'invalid',
        'career-record.faults',
        'This cannot be as it is given. Each fault is listed with its place.',
        { errors },
      );
    await this.transactor.run(async (tx) => {
      const given = await this.records.add(tx, { personId: actor.id, revision, record });
      await this.outbox.append(
        tx,
        careerEvents['career-record.given']({
          subjectId: actor.id,
          actorId: actor.id,
          payload: { revision: given.revision },
        }),
      );
    });
  }
}
