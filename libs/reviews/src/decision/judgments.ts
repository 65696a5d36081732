import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { detailsOf } from '#catalog';
import { AttemptsOfEnrollment, type Submission } from '#submissions';
import { Decision } from '../decision.entity.js';
import type { Verdict } from './comparison.policy.js';
import { type Judgment, judge } from './decision.policy.js';
import { ReviewedVersions } from '../reviewed-versions.js';

/** Judges a submission by its version, its reviews and the attempt before. */
@Injectable()
export class Judgments {
  constructor(
    private readonly versions: ReviewedVersions,
    private readonly attempts: AttemptsOfEnrollment,
  ) {}

  async of(
    manager: EntityManager,
    submission: Submission,
    independent: readonly [Verdict[], Verdict[]],
    adjudication?: Verdict[],
  ): Promise<Judgment> {
    const { content } = await this.versions.of(manager, submission);
    return judge({
      details: detailsOf(content).map(({ id }) => id),
      scope: submission.scope,
      scale: content.rubric,
      independent,
      adjudication,
      carried: await this.carriedInto(manager, submission),
    });
  }

  /** The details that the attempt before met. */
  private async carriedInto(manager: EntityManager, { enrollmentId, attempt }: Submission): Promise<Verdict[]> {
    const before = await this.attempts.numbered(manager, enrollmentId, attempt - 1);
    const decision = before && (await manager.findOneBy(Decision, { submissionId: before.id }));
    return (decision?.details ?? []).filter(({ meets }) => meets);
  }
}
