import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Locked, lockRow, Outbox, Transitions, type Tx } from '#database';
import { notFound } from '#kernel';
import { reviewsEvents } from '../events.js';
import type { Review } from '../review.entity.js';
import type { ProblemCommand } from '../vocabulary.js';
import { ReviewProblem } from './problem.entity.js';
import { problemLifecycle } from './problem.lifecycle.js';

interface Closing {
  /** The review of the problem, with its due date from now on. */
  review: Pick<Review, 'id' | 'submissionId' | 'reviewerId' | 'dueAt' | 'waitingSince'>;
  command: ProblemCommand;
  answer: string;
  /** Null when Laurel does it by itself. */
  actorId: string | null;
  now: Date;
}

/** Where reported problems are read, and moved from state to state. The caller holds the lock of their review. */
@Injectable()
export class ProblemRepository {
  constructor(
    private readonly transitions: Transitions,
    private readonly outbox: Outbox,
  ) {}

  /** @throws DomainError `problem.not-found` */
  async find(manager: EntityManager, id: string): Promise<ReviewProblem> {
    const problem = await manager.findOneBy(ReviewProblem, { id });
    if (problem === null) throw notFound('problem');
    return problem;
  }

  /** @throws DomainError `problem.not-found` */
  lock(tx: Tx, id: string): Promise<Locked<ReviewProblem>> {
    return lockRow(tx, ReviewProblem, { id }, 'problem');
  }

  /** The problems of a review that nobody has answered, the oldest first. */
  openOf(manager: EntityManager, reviewId: string): Promise<ReviewProblem[]> {
    return manager.find(ReviewProblem, { where: { reviewId, state: 'open' }, order: { reportedAt: 'ASC', id: 'ASC' } });
  }

  async add(tx: Tx, problem: ReviewProblem, { submissionId, reviewerId }: Review): Promise<ReviewProblem> {
    await tx.insert(ReviewProblem, problem);
    const { id: subjectId, reviewId, kind } = problem;
    await this.outbox.append(
      tx,
      reviewsEvents['problem.reported']({
        subjectId,
        actorId: reviewerId,
        payload: { submissionId, reviewId, reviewerId, kind },
      }),
    );
    return problem;
  }

  /** @throws DomainError `problem.transition` (409) for a problem that is closed. */
  close(
    tx: Tx,
    problem: Locked<ReviewProblem>,
    { review, command, answer, actorId, now }: Closing,
  ): Promise<Locked<ReviewProblem>> {
    const { id: reviewId, submissionId, reviewerId, dueAt, waitingSince } = review;
    return this.transitions.run(tx, ReviewProblem, problemLifecycle, {
      of: problem,
      command,
      changes: { closedAt: now, closedBy: command === 'end' ? null : actorId, answer },
      event: ({ id, state }) =>
        reviewsEvents['problem.closed']({
          subjectId: id,
          actorId,
          payload: {
            submissionId,
            reviewId,
            reviewerId,
            outcome: state as Exclude<typeof state, 'open'>,
            note: answer,
            dueAt: dueAt.toISOString(),
            waiting: waitingSince !== null,
          },
        }),
    });
  }
}
