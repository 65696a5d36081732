import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { detailsOf } from '#catalog';
import { Submission } from '#submissions';
import { Decision } from '../decision.entity.js';
import type { Verdict } from './comparison.policy.js';
import { type Judgment, judge } from './decision.policy.js';
import { ReviewedVersions } from '../reviewed-versions.js';

/** Judges a submission against its version and the attempt before. */
@Injectable()
export class Judgments {
  constructor(private readonly versions: ReviewedVersions) {}

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
      carried: await carriedInto(manager, submission),
    });
  }
}

/** The details that the attempt before has met. */
async function carriedInto(manager: EntityManager, { enrollmentId, attempt }: Submission): Promise<Verdict[]> {
  const before = await manager.findOneBy(Submission, { enrollmentId, attempt: attempt - 1 });
  const decision = before && (await manager.findOneBy(Decision, { submissionId: before.id }));
  return (decision?.details ?? []).filter(({ meets }) => meets);
}
