import { Injectable } from '@nestjs/common';
import { Transactor, Transitions } from '#database';
import type { PersonActor } from '#identity';
import { Clock } from '#kernel';
import { submissionsEvents } from '../events.js';
import { Duplicate } from './duplicate.entity.js';
import { duplicateLifecycle } from './duplicate.lifecycle.js';
import { DuplicateRepository } from './duplicate.repository.js';

/**
 * An administrator has looked at similar work and found no issue, with a note that says why. It leaves the list, until
 * one of the two is sealed again with more in common.
 * @throws DomainError `duplicate.not-found`; `duplicate.transition` (409) for one that is closed.
 */
@Injectable()
export class CloseDuplicate {
  constructor(
    private readonly transactor: Transactor,
    private readonly transitions: Transitions,
    private readonly duplicates: DuplicateRepository,
    private readonly clock: Clock,
  ) {}

  run({
    actor,
    duplicateId,
    note,
  }: {
    actor: Pick<PersonActor, 'id'>;
    duplicateId: string;
    note: string;
  }): Promise<Duplicate> {
    return this.transactor.run(async (tx) => {
      const submissionIds = await this.duplicates.submissionsOf(tx, duplicateId);
      return this.transitions.run(tx, Duplicate, duplicateLifecycle, {
        of: duplicateId,
        command: 'close',
        changes: { closedAt: this.clock.now(), closedBy: actor.id, note },
        event: ({ id, kind }) =>
          submissionsEvents['duplicate.closed']({
            subjectId: id,
            actorId: actor.id,
            payload: { kind, submissionIds, note },
          }),
      });
    });
  }
}
