import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { z } from 'zod';
import { microCredentialsSql, versionsSql } from '#catalog';
import type { AssignedReview, EligibleReviewer, GivenReview, InReviewQuery, SubmissionInReview } from '#contracts';
import { DatabaseClock, decodeCursor, type Page, sqlWords, toPage } from '#database';
import { peopleSql } from '#identity';
import { enrollmentsSql } from '#pilots';
import { SubmissionRepository, submissionsSql } from '#submissions';
import { underReviewStates } from '#submissions/vocabulary';
import { isEligible, isExcluded } from '../assignment/assignment.policy.js';
import { isHolding } from '../review.lifecycle.js';
import { kindOf } from '../assignment/queue.queries.js';
import { Review } from '../review.entity.js';
import { Reviewers } from '../assignment/reviewers.js';
import { ScoreRepository } from '../score.repository.js';
import { holdingStates, type Slot } from '../vocabulary.js';

type Assigned = z.input<typeof AssignedReview>;
type InReview = z.input<typeof SubmissionInReview>;

interface AssignedRow extends Omit<Assigned, 'kind' | 'reviewer'> {
  slot: Slot;
  submissionId: string;
  reviewerId: string;
  reviewerName: string;
  dueAt: Date;
}

interface InReviewRow {
  id: string;
  submissionNumber: number;
  enrollmentId: string;
  pilotId: string;
  candidateId: string;
  candidateName: string;
  code: string;
  title: string;
  attempt: number;
  panelId: string | null;
  state: InReview['state'];
  sealedAt: Date;
  needsReviewers: boolean;
  needsAdjudicator: boolean;
  late: boolean;
}

/** Who reviews what, who could review it, and what is late: for administrators. */
@Injectable()
export class OversightQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly submissions: SubmissionRepository,
    private readonly reviewers: Reviewers,
    private readonly clock: DatabaseClock,
    private readonly scores: ScoreRepository,
  ) {}

  /**
   * Submissions of the program that are sealed and not decided, the longest waiting first. `hidden`: those that the reader must not learn
   * of (rule 27).
   */
  async inReview({
    programId,
    pilotId,
    submissionId,
    only,
    hidden = [],
    cursor,
    limit,
  }: z.output<typeof InReviewQuery> & { programId: string; hidden?: readonly string[] }): Promise<Page<InReview>> {
    const [sealedAt, id] = cursor === undefined ? [null, null] : decodeCursor(cursor, 2);
    const rows = await this.dataSource.query<InReviewRow[]>(
      `SELECT s.id, s.number AS "submissionNumber", s.enrollment_id AS "enrollmentId", e.pilot_id AS "pilotId", p.id AS "candidateId", p.name AS "candidateName",
              m.code, m.title, s.attempt, s.panel_id AS "panelId", s.state, s.sealed_at AS "sealedAt", stands.*
         FROM ${submissionsSql} s
         JOIN ${enrollmentsSql} e ON e.id = s.enrollment_id
         JOIN ${peopleSql} p ON p.id = e.person_id
         JOIN ${versionsSql} v ON v.id = e.version_id
         JOIN ${microCredentialsSql} m ON m.id = v.micro_credential_id
        CROSS JOIN LATERAL (
              SELECT count(*) FILTER (WHERE r.slot <> 3) < 2 AS "needsReviewers",
                     s.state = 'adjudicating' AND count(*) = 2 AND count(*) FILTER (WHERE r.slot <> 3 AND r.state = 'locked') = 2 AS "needsAdjudicator",
                     coalesce(bool_or(r.state <> 'locked' AND r.due_at <= coalesce(r.waiting_since, $5)), false) AS late
                FROM review r WHERE r.submission_id = s.id AND r.state = ANY ($6)) stands
        WHERE s.state IN (${sqlWords(underReviewStates)}) AND e.state = 'submitted' AND m.program_id = $10
          AND ($1::uuid IS NULL OR e.pilot_id = $1)
          AND ($2::timestamptz IS NULL OR (s.sealed_at, s.id) > ($2, $3::uuid))
          AND ($7::uuid IS NULL OR s.id = $7)
          AND s.id <> ALL ($9::uuid[])
          AND CASE $8::text WHEN 'late' THEN late WHEN 'reviewers' THEN "needsReviewers" WHEN 'adjudicator' THEN "needsAdjudicator" ELSE true END
        ORDER BY s.sealed_at, s.id
        LIMIT $4`,
      [
        pilotId ?? null,
        sealedAt,
        id,
        limit + 1,
        await this.clock.now(),
        holdingStates,
        submissionId ?? null,
        only ?? null,
        hidden,
        programId,
      ],
    );
    const reviews = await this.assigned(rows.map((row) => row.id));
    return toPage(
      rows,
      limit,
      (row) => [row.sealedAt.toISOString(), row.id],
      (row) =>
        inReviewOf(
          row,
          reviews.filter((review) => review.submissionId === row.id),
        ),
    );
  }

  /** Every review of a submission, with the reason of those that ended. @throws DomainError `submission.not-found` */
  async reviewsOf(submissionId: string): Promise<Assigned[]> {
    await this.submissions.find(this.dataSource.manager, submissionId);
    return (await this.assigned([submissionId])).map(assignedOf);
  }

  /** The scores of the locked reviews, with their reviewers. @throws DomainError `submission.not-found` */
  async givenIn(submissionId: string): Promise<z.input<typeof GivenReview>[]> {
    const { manager } = this.dataSource;
    const locked = (await this.reviewsOf(submissionId)).filter(({ state }) => state === 'locked');
    const ids = locked.map(({ id }) => id);
    const [rows, scores] = await Promise.all([manager.findBy(Review, { id: In(ids) }), this.scores.of(manager, ids)]);
    return locked.map(({ id: reviewId, kind, slot, reviewer, lockedAt }) => ({
      reviewId,
      kind,
      slot,
      reviewer,
      lockedAt: lockedAt!,
      summary: rows.find(({ id }) => id === reviewId)!.summary,
      scores: scores
        .filter((score) => score.reviewId === reviewId)
        .map(({ detailId, level, meets, rationale, feedback }) => ({ detailId, level, meets, rationale, feedback })),
    }));
  }

  /** Every reviewer, with their conflicts for this submission. @throws DomainError `submission.not-found` */
  async eligibleFor(submissionId: string): Promise<z.input<typeof EligibleReviewer>[]> {
    const { manager } = this.dataSource;
    const submission = await this.submissions.find(manager, submissionId);
    return (await this.reviewers.candidacies(manager, submission)).map((candidacy) => ({
      reviewer: { id: candidacy.reviewerId, name: candidacy.name },
      eligible: isEligible(candidacy),
      conflicts: candidacy.conflicts,
      hadItBefore: isExcluded(candidacy),
      inHand: candidacy.inHand,
    }));
  }

  private assigned(submissionIds: string[]): Promise<AssignedRow[]> {
    return this.dataSource.query<AssignedRow[]>(
      `SELECT r.id, r.submission_id AS "submissionId", r.slot, r.state, r.claimed, r.reviewer_id AS "reviewerId", p.name AS "reviewerName",
              jsonb_array_length(r.scope) AS "inScope", (SELECT count(*)::int FROM score WHERE score.review_id = r.id) AS scored,
              r.offered_at AS "offeredAt", r.due_at AS "dueAt", r.lease_until AS "leaseUntil", r.waiting_since AS "waitingSince", r.accepted_at AS "acceptedAt", r.locked_at AS "lockedAt",
              r.ended_at AS "endedAt", r.ended_because AS "endedBecause", r.ended_note AS "endedNote"
         FROM review r JOIN ${peopleSql} p ON p.id = r.reviewer_id
        WHERE r.submission_id = ANY ($1)
        ORDER BY r.submission_id, r.slot, r.id`,
      [submissionIds],
    );
  }
}

function assignedOf({ reviewerId, reviewerName, ...row }: AssignedRow): Assigned {
  return { ...row, kind: kindOf(row.slot), reviewer: { id: reviewerId, name: reviewerName } };
}

function inReviewOf(
  { id, candidateId, candidateName, code, title, needsReviewers, needsAdjudicator, ...row }: InReviewRow,
  all: AssignedRow[],
): InReview {
  return {
    ...row,
    submissionId: id,
    candidate: { id: candidateId, name: candidateName },
    microCredential: { code, title },
    needs: [...(needsReviewers ? ['reviewers' as const] : []), ...(needsAdjudicator ? ['adjudicator' as const] : [])],
    reviews: all.filter(({ state }) => isHolding(state)).map(assignedOf),
  };
}
