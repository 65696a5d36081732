import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
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
      content,
      scope: submission.scope,
      independent,
      adjudication,
      carried: await this.carriedInto(manager, submission),
    });
  }

  /** What the attempt before decided on the details that this one is not scored on. */
  private async carriedInto(manager: EntityManager, { enrollmentId, attempt, scope }: Submission): Promise<Verdict[]> {
    const before = await this.attempts.numbered(manager, enrollmentId, attempt - 1);
    const decision = before && (await manager.findOneBy(Decision, { submissionId: before.id }));
    return (decision?.details ?? []).filter(({ detailId }) => !scope.includes(detailId));
  }
}
