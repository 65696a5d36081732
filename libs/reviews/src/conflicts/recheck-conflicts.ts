import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { sqlWords, Transactor } from '#database';
import { enrollmentsSql } from '#pilots';
import { SubmissionRepository, submissionsSql } from '#submissions';
import { underReviewStates } from '#submissions/vocabulary';
import { isHolding } from '../review.lifecycle.js';
import { ReviewEndings } from '../ending/review-endings.js';
import { ReviewRepository } from '../review.repository.js';
import { holdingStates } from '../vocabulary.js';
import { ConflictCheck } from './conflict-check.js';

/**
 * Runs the conflict check (rule 11) again on every undecided review of a person, as the reviewer or as the candidate,
 * after something about them changed. A review with a conflict ends, and another reviewer starts from scratch. Only
 * administrators learn why.
 */
@Injectable()
export class RecheckConflicts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly submissions: SubmissionRepository,
    private readonly reviews: ReviewRepository,
    private readonly check: ConflictCheck,
    private readonly endings: ReviewEndings,
  ) {}

  async run({ personId }: { personId: string }): Promise<number> {
    let ended = 0;
    for (const { id, submissionId } of await this.concerning(personId))
      ended += (await this.recheck(id, submissionId)) ? 1 : 0;
    return ended;
  }

  private concerning(personId: string): Promise<{ id: string; submissionId: string }[]> {
    return this.dataSource.query(
      `SELECT r.id, r.submission_id AS "submissionId"
         FROM review r JOIN ${submissionsSql} s ON s.id = r.submission_id JOIN ${enrollmentsSql} e ON e.id = s.enrollment_id
        WHERE (r.reviewer_id = $1 OR e.person_id = $1)
          AND r.state IN (${sqlWords(holdingStates)}) AND s.state IN (${sqlWords(underReviewStates)})
        ORDER BY r.id`,
      [personId],
    );
  }

  private recheck(reviewId: string, submissionId: string): Promise<boolean> {
    return this.transactor.run(async (tx) => {
      const submission = await this.submissions.lock(tx, submissionId);
      const review = await this.reviews.lock(tx, reviewId);
      const undecided = submission.state !== 'decided' && submission.state !== 'released';
      const conflicts =
        undecided && isHolding(review.state) ? await this.check.conflictsOf(tx, review.reviewerId, submission) : [];
      if (conflicts.length === 0) return false;
      await this.endings.end(tx, submission, review, {
        because: 'conflict',
        note: conflicts.join(', '),
        actorId: null,
      });
      return true;
    });
  }
}
