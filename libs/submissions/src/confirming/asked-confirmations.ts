import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type PersonActor, PersonQueries } from '#identity';
import { notFound } from '#kernel';
import { OwnSubmissions, type OwnSubmission } from '../own-submissions.js';
import { isWritable } from '../submission.policy.js';
import { Confirmation } from './confirmation.entity.js';

/** Finds requests for confirmation, only for the coaches of their candidates. */
@Injectable()
export class AskedConfirmations {
  constructor(
    private readonly own: OwnSubmissions,
    private readonly people: PersonQueries,
  ) {}

  /**
   * @throws DomainError `confirmation.not-found`, also for someone who does not coach the candidate now, and after the
   * enrollment has ended.
   */
  async find(
    manager: EntityManager,
    coach: Pick<PersonActor, 'id'>,
    confirmationId: string,
  ): Promise<OwnSubmission & { confirmation: Confirmation }> {
    const confirmation = await manager.findOneBy(Confirmation, { id: confirmationId });
    if (confirmation === null) throw notFound('confirmation');
    const behind = await this.own.behind(manager, confirmation.submissionId);
    const { personId, state } = behind.enrollment;
    if (!isWritable(state)) throw notFound('confirmation');
    if (!(await this.people.coachIdsOf(personId, manager)).includes(coach.id)) throw notFound('confirmation');
    return { ...behind, confirmation };
  }
}
