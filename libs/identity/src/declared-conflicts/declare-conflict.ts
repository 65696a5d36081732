import { Injectable } from '@nestjs/common';
import { Outbox, Transactor, type Tx } from '#database';
import { Clock, DomainError, notFound } from '#kernel';
import type { PersonActor } from '../access/permissions.policy.js';
import { requireOwnConflict } from './declared-conflict.policy.js';
import { DeclaredConflict } from './declared-conflict.entity.js';
import { PersonRepository } from '../person.repository.js';
import { identityEvents } from '../events.js';

interface Declare {
  /** The reviewer with the conflict; the actor when absent. */
  reviewerId?: string;
  /** By id, or by email address: reviewers know a colleague, not an id. */
  candidate: { id: string } | { email: string };
  reason: string;
  actor: PersonActor;
}

/**
 * Declares that a reviewer must not score a candidate (rule 11). Reviewers declare their own conflicts, administrators
 * anyone's. Declaring again replaces the reason.
 * @throws DomainError `conflict.not-yours`; `conflict.role` (409) when the person is not a reviewer; `conflict.self`
 * (409); `person.not-found`.
 */
@Injectable()
export class DeclareConflict {
  constructor(
    private readonly transactor: Transactor,
    private readonly people: PersonRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run({ reviewerId: given, candidate: wanted, reason, actor }: Declare): Promise<DeclaredConflict> {
    const reviewerId = given ?? actor.id;
    requireOwnConflict(actor, reviewerId);
    return this.transactor.run(async (tx) => {
      const reviewer = await this.people.find(tx, reviewerId);
      if (!reviewer.roles.includes('reviewer'))
        throw new DomainError('conflict', 'conflict.role', `${reviewer.name} is not a reviewer.`);
      const candidateId = await this.idOf(tx, reviewer.programId, wanted);
      if (candidateId === reviewerId)
        throw new DomainError('conflict', 'conflict.self', 'Nobody scores their own submission anyway.');
      const conflict: DeclaredConflict = { reviewerId, candidateId, reason, declaredAt: this.clock.now() };
      await tx.upsert(DeclaredConflict, conflict, ['reviewerId', 'candidateId']);
      await this.outbox.append(
        tx,
        identityEvents['conflict.declared']({
          subjectId: reviewerId,
          actorId: actor.id,
          payload: { reviewerId, candidateId },
        }),
      );
      return conflict;
    });
  }

  private async idOf(tx: Tx, programId: string, wanted: Declare['candidate']): Promise<string> {
    const person =
      'id' in wanted
        ? await this.people.find(tx, wanted.id)
        : await this.people.findByEmail(tx, { programId, email: wanted.email });
    if (person === null) throw notFound('person');
    return person.id;
  }
}
