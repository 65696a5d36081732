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
  /** The whole record. */
  record: CareerRecord;
}

/**
 * Replaces what a person states about their career. The earlier record stays in the history. The same record again is a
 * new revision: it says that nothing has changed since.
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
        'Some dates contradict each other. Correct each one listed here.',
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
