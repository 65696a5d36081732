import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import { Clock, DomainError } from '#kernel';
import type { PersonActor } from '../access/permissions.policy.js';
import { PersonRepository } from '../person.repository.js';
import { identityEvents } from '../events.js';

interface Add {
  actor: PersonActor;
  coachId: string;
  candidateId: string;
}

/**
 * Assigns a coach to a candidate. The coach can no longer review this candidate (rule 11). Assigning a coach twice
 * changes nothing.
 * @throws DomainError `person.not-found`; `coaching.role` (409) when the coach is not a coach or the candidate not a
 * candidate; `coaching.self` (409).
 */
@Injectable()
export class AddCoaching {
  constructor(
    private readonly transactor: Transactor,
    private readonly people: PersonRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run({ actor, coachId, candidateId }: Add): Promise<void> {
    if (coachId === candidateId)
      throw new DomainError('conflict', 'coaching.self', 'A person cannot be their own coach.');
    await this.transactor.run(async (tx) => {
      const [coach, candidate] = [await this.people.find(tx, coachId), await this.people.find(tx, candidateId)];
      if (!coach.roles.includes('coach'))
        throw new DomainError('conflict', 'coaching.role', `${coach.name} is not a coach. Give them the role first.`);
      if (!candidate.roles.includes('candidate'))
        throw new DomainError(
          'conflict',
          'coaching.role',
          `${candidate.name} is not a candidate. Give them the role first.`,
        );
      const begun = await tx.query<unknown[]>(
        `INSERT INTO coaching AS k (coach_id, candidate_id, since) VALUES ($1, $2, $3)
         ON CONFLICT (coach_id, candidate_id) DO UPDATE SET since = excluded.since, ended_at = NULL WHERE k.ended_at IS NOT NULL RETURNING 1`,
        [coachId, candidateId, this.clock.now()],
      );
      if (begun.length === 0) return;
      await this.outbox.append(
        tx,
        identityEvents['coaching.added']({
          subjectId: candidateId,
          actorId: actor.id,
          payload: { coachId, candidateId },
        }),
      );
    });
  }
}
