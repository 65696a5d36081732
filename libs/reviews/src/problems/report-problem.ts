import { Injectable } from '@nestjs/common';
import type { ArtifactKind } from '#catalog/vocabulary';
import { DatabaseClock, Transactor } from '#database';
import type { PersonActor } from '#identity';
import { DomainError, Ids } from '#kernel';
import { BlindQueries } from '#submissions';
import { OwnReviews } from '../own-reviews.js';
import type { Review } from '../review.entity.js';
import { reviewEnded } from '../review.refusals.js';
import { ReviewRepository } from '../review.repository.js';
import { type ProblemKind, runningStates } from '../vocabulary.js';
import type { ReviewProblem } from './problem.entity.js';
import { ProblemRepository } from './problem.repository.js';
import { stopped } from './waiting.policy.js';

/** What a reported problem is about: a file, the text of an artifact, or with neither the whole submission. */
export interface ProblemPlace {
  artifact: ArtifactKind | null;
  fileId: string | null;
}

export interface ProblemReport extends ProblemPlace {
  actor: Pick<PersonActor, 'id'>;
  reviewId: string;
  kind: ProblemKind;
  note: string;
}

/**
 * A reviewer reports a problem with the submission, and keeps the review. Its due date and lease wait until an
 * administrator answers (rule 41). The other reviewer is not told.
 * @throws DomainError `review.ended` (410); `problem.not-in-progress` (409) unless the review is in progress;
 *   `problem.place` (422) for a file or an artifact that the submission does not have; `problem.reported-before` (409)
 *   for a repeated report that nobody has answered.
 */
@Injectable()
export class ReportProblem {
  constructor(
    private readonly transactor: Transactor,
    private readonly own: OwnReviews,
    private readonly reviews: ReviewRepository,
    private readonly problems: ProblemRepository,
    private readonly blind: BlindQueries,
    private readonly clock: DatabaseClock,
    private readonly ids: Ids,
  ) {}

  async run({ actor, reviewId, kind, note, ...place }: ProblemReport): Promise<ReviewProblem> {
    const reported = await this.transactor.run(async (tx) => {
      const opened = await this.own.open(tx, reviewId, actor.id);
      if (opened === null) return null;
      const { review } = opened;
      refuseUnlessRunning(review);
      const filePosition = await this.positionOf(review.submissionId, place);
      const before = await this.problems.openOf(tx, reviewId);
      if (before.some((one) => one.kind === kind && one.note === note && isSamePlace(one, place)))
        throw new DomainError(
          'conflict',
          'problem.reported-before',
          'You have already reported this problem, and it is waiting for an answer. Your due date waits meanwhile.',
        );
      const now = await this.clock.now(tx);
      await this.reviews.schedule(tx, review, { waitingSince: stopped(review, now).waitingSince });
      const problem: ReviewProblem = {
        id: this.ids.next(),
        reviewId,
        kind,
        state: 'open',
        ...place,
        filePosition,
        note,
        reportedAt: now,
        closedAt: null,
        closedBy: null,
        answer: '',
      };
      return this.problems.add(tx, problem, review);
    });
    if (reported === null) throw reviewEnded();
    return reported;
  }

  /** The number of the file, by which the reviewer knows it. */
  private async positionOf(submissionId: string, { artifact, fileId }: ProblemPlace): Promise<number | null> {
    const { version, files } = await this.blind.forReviewer(submissionId);
    const file = files.find(({ id, kind }) => id === fileId && kind === artifact);
    const isKnown = artifact === null || version.content.artifacts.some(({ kind }) => kind === artifact);
    if (!isKnown || (fileId !== null && file === undefined))
      throw new DomainError(
        'invalid',
        'problem.place',
        'This submission does not have what you want to report. Nothing was reported. Reload the page and try again.',
        {
          errors: [{ pointer: fileId === null ? '/artifact' : '/fileId', detail: 'The submission does not have it.' }],
        },
      );
    return file?.position ?? null;
  }
}

function refuseUnlessRunning({ state }: Review): void {
  if (runningStates.some((running) => running === state)) return;
  throw new DomainError(
    'conflict',
    'problem.not-in-progress',
    state === 'locked'
      ? 'You have locked this review, so you can no longer report a problem with it. Your scores are safe.'
      : 'Accept this review first. Then you can report a problem with it.',
    { state },
  );
}

function isSamePlace(one: ProblemPlace, other: ProblemPlace): boolean {
  return one.artifact === other.artifact && one.fileId === other.fileId;
}
