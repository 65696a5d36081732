import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import { detailsOf, passRuleInWords, type VersionInFull } from '#catalog';
import type { ResultDetail, SubmissionResult } from '#contracts';
import { notFound } from '#kernel';
import { EnrollmentRepository } from '#pilots';
import { AttemptsOfEnrollment, type Submission, SubmissionRepository } from '#submissions';
import { Decision } from '../decision.entity.js';
import { type DecidedDetail, openDetails } from '../decision/decision.policy.js';
import type { Review } from '../review.entity.js';
import { ReviewedVersions } from '../reviewed-versions.js';
import type { Score } from '../score.entity.js';
import { TermsRepository } from '../terms/terms.repository.js';
import { LockedReviews } from './locked-reviews.js';

type Result = z.input<typeof SubmissionResult>;
type Remark = z.input<typeof ResultDetail>['remarks'][number];

/**
 * What the candidate reads: the whole result after its release, and nothing before, not even that there is one (rule
 * 14).
 */
@Injectable()
export class ResultQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly submissions: SubmissionRepository,
    private readonly attempts: AttemptsOfEnrollment,
    private readonly enrollments: EnrollmentRepository,
    private readonly versions: ReviewedVersions,
    private readonly locked: LockedReviews,
    private readonly terms: TermsRepository,
  ) {}

  /**
   * @throws DomainError `submission.not-found` for someone else's submission; `result.not-found` before the release.
   */
  async of(candidateId: string, submissionId: string): Promise<Result> {
    const { manager } = this.dataSource;
    const submission = await this.submissions.find(manager, submissionId);
    const enrollment = await this.enrollments.find(manager, submission.enrollmentId);
    if (enrollment.personId !== candidateId) throw notFound('submission');
    const decision = await manager.findOneBy(Decision, { submissionId });
    if (decision === null || decision.releasedAt === null) throw notFound('result');

    const { reviews, scores } = await this.locked.of(manager, submissionId);
    const version = await this.versions.of(manager, submission);
    return {
      submissionId,
      attempt: submission.attempt,
      outcome: decision.outcome,
      releasedAt: decision.releasedAt,
      passRule: passRuleInWords(version.content),
      details: decision.details.map((detail) => resultOf(detail, version, remarksOn(detail, reviews, scores))),
      summaries: reviews
        .filter(({ summary }) => summary !== '')
        .map(({ slot, summary }) => ({ reviewer: slot, summary })),
      next: decision.outcome === 'met' ? null : await this.nextOf(manager, submission, decision, version),
    };
  }

  private async nextOf(
    manager: EntityManager,
    { enrollmentId, attempt }: Submission,
    { details }: Decision,
    { content }: VersionInFull,
  ): Promise<NonNullable<Result['next']>> {
    const next = await this.attempts.numbered(manager, enrollmentId, attempt + 1);
    const { attemptsBeforeCoach } = await this.terms.current(manager, { kind: 'enrollment', id: enrollmentId });
    return {
      submissionId: next?.id ?? null,
      coachMeetingNeeded: next === null,
      details: openDetails(content, details),
      attemptsBeforeCoach,
    };
  }
}

/**
 * The comments behind the decision of a detail: those of both reviewers when they agree, the third reviewer's when they
 * do not.
 */
function remarksOn({ detailId, basis }: DecidedDetail, reviews: readonly Review[], scores: readonly Score[]): Remark[] {
  if (basis === 'carried') return [];
  const standing = reviews.filter(({ slot }) => (slot === 3) === (basis === 'adjudicated'));
  return standing
    .flatMap(({ id, slot }) =>
      scores
        .filter((score) => score.reviewId === id && score.detailId === detailId)
        .map(({ rationale, feedback }) => ({ reviewer: slot, rationale, feedback })),
    )
    .filter(({ rationale, feedback }) => rationale !== '' || feedback !== '');
}

function resultOf(
  { detailId, level, meets, basis }: DecidedDetail,
  { content }: VersionInFull,
  remarks: Remark[],
): z.input<typeof ResultDetail> {
  const { outcomeNumber, statement } = detailsOf(content).find(({ id }) => id === detailId)!;
  const { code, name } = content.rubric.find((rung) => rung.code === level)!;
  return {
    id: detailId,
    outcomeNumber,
    statement,
    level: { code, name },
    meets,
    carried: basis === 'carried',
    remarks,
  };
}
