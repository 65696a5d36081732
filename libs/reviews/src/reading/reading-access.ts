import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { DomainError } from '#kernel';
import { Review } from '../review.entity.js';
import { mayRead, mayRelease } from './reading.policy.js';

/** Keeps administrators blind to the submissions that they review (rule 27). */
@Injectable()
export class ReadingAccess {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws DomainError `submission.blind` (403) for a reviewer of the submission, before its reviews are locked. */
  async refuseReviewers(
    { id }: { id: string },
    submissionId: string,
    manager = this.dataSource.manager,
  ): Promise<void> {
    if (mayRead(id, await manager.findBy(Review, { submissionId }))) return;
    throw new DomainError(
      'forbidden',
      'submission.blind',
      'You are a reviewer of this submission, so you cannot read it here yet. You can after all its reviews are locked.',
    );
  }

  /** @throws DomainError `decision.own-review` (403) for a reviewer of the submission (rule 27). */
  async refuseToRelease({ id }: { id: string }, submissionId: string, manager: EntityManager): Promise<void> {
    if (mayRelease(id, await manager.findBy(Review, { submissionId }))) return;
    throw new DomainError(
      'forbidden',
      'decision.own-review',
      'You reviewed this submission, so another administrator releases its decision. Nothing was sent.',
    );
  }

  /** The submissions that this administrator reviews and may not read yet. */
  async hiddenFrom({ id }: { id: string }): Promise<string[]> {
    const { manager } = this.dataSource;
    const own = await manager.findBy(Review, { reviewerId: id });
    const submissionIds = [...new Set(own.map(({ submissionId }) => submissionId))];
    if (submissionIds.length === 0) return [];
    const reviews = await manager.findBy(Review, { submissionId: In(submissionIds) });
    return submissionIds.filter(
      (submissionId) =>
        !mayRead(
          id,
          reviews.filter((review) => review.submissionId === submissionId),
        ),
    );
  }

  /** Those of these people who may read the submission. */
  async readersOf<Someone extends { id: string }>(submissionId: string, people: Someone[]): Promise<Someone[]> {
    const reviews = await this.dataSource.manager.findBy(Review, { submissionId });
    return people.filter(({ id }) => mayRead(id, reviews));
  }
}
