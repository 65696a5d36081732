import { Injectable } from '@nestjs/common';
import { DatabaseClock, Transactor } from '#database';
import { DomainError } from '#kernel';
import { assertMayAct, type Viewer } from '../enrollment-access.policy.js';
import { EnrollmentRepository } from '../enrollment.repository.js';
import { RigorFeedback } from '../requirement.entity.js';
import { RequirementRepository } from './requirement.repository.js';

export interface Feedback {
  actor: Viewer;
  enrollmentId: string;
  /** 1 (poor) to 5 (excellent). */
  rigor: number;
  clarity: number;
  text: string;
}

/**
 * Saves a candidate's feedback on the version's rigor and clarity, which meets that requirement of the pilot (rule 18).
 * New feedback replaces the old.
 * @throws DomainError `enrollment.not-found`; `feedback.not-started` (409) before the candidate has worked on the version.
 */
@Injectable()
export class GiveFeedback {
  constructor(
    private readonly transactor: Transactor,
    private readonly enrollments: EnrollmentRepository,
    private readonly requirements: RequirementRepository,
    private readonly databaseClock: DatabaseClock,
  ) {}

  run({ actor, enrollmentId, ...feedback }: Feedback): Promise<void> {
    return this.transactor.run(async (tx) => {
      const enrollment = await this.enrollments.find(tx, enrollmentId);
      assertMayAct('work', actor, { personId: enrollment.personId, coachIds: [] });
      if (enrollment.startedAt === null)
        throw new DomainError(
          'conflict',
          'feedback.not-started',
          'Start work on the version first. Feedback is about your work on it.',
        );
      const givenAt = await this.databaseClock.now(tx);
      await tx.upsert(RigorFeedback, { enrollmentId, ...feedback, givenAt }, ['enrollmentId']);
      if (await this.requirements.asks(tx, enrollment, 'feedback')) {
        await this.requirements.meet(tx, enrollment, { kind: 'feedback', note: '', actorId: actor.id, metAt: givenAt });
      }
    });
  }
}
