import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { meetsBy } from '#catalog';
import { DomainError, notFound } from '#kernel';
import { EvidenceQueries, SubmissionRepository } from '#submissions';
import { Panels } from '../panels/panels.js';
import { type MissingPart, missingToLock } from './scoring.policy.js';
import { ReviewedVersions } from '../reviewed-versions.js';
import type { Review } from '../review.entity.js';
import { ScoreRepository } from '../score.repository.js';

interface GivenScore {
  detailId: string;
  level: string;
  cited: readonly string[];
}

/** What a reviewer scores with: the rubric scale of the version and the evidence for the details in scope. */
@Injectable()
export class ScoringMaterial {
  constructor(
    private readonly submissions: SubmissionRepository,
    private readonly evidence: EvidenceQueries,
    private readonly versions: ReviewedVersions,
    private readonly scores: ScoreRepository,
    private readonly panels: Panels,
  ) {}

  /**
   * Whether the detail meets with the chosen level.
   * @throws DomainError `detail.not-found` outside the scope, `score.level`, `score.evidence` (422),
   *   `score.of-team` (409) for a detail that is scored on another submission of the team.
   */
  async meets(
    manager: EntityManager,
    { submissionId, scope }: Review,
    { detailId, level, cited }: GivenScore,
  ): Promise<boolean> {
    if (!scope.includes(detailId)) throw notFound('detail');
    const submission = await this.submissions.find(manager, submissionId);
    const scored = await this.panels.scoredFor(manager, submission);
    if (scored?.details.includes(detailId)) throw scoredOnAnother();
    const { content } = await this.versions.of(manager, submission);
    const meets = meetsBy(content, detailId, level);
    if (meets === undefined) {
      throw new DomainError('invalid', 'score.level', 'This level is not on the rubric scale. Choose one that is.', {
        errors: [{ pointer: '/level', detail: `One of ${content.rubric.map(({ code }) => code).join(', ')}.` }],
      });
    }
    const known = new Set(await this.evidence.linkIds(manager, submissionId, scope));
    const errors = cited.flatMap((id, at) =>
      known.has(id) ? [] : [{ pointer: `/cited/${at}`, detail: 'Choose evidence of this submission.' }],
    );
    if (errors.length > 0)
      throw new DomainError(
        'invalid',
        'score.evidence',
        'Some of the evidence does not belong to this submission. Choose evidence that does.',
        {
          errors,
        },
      );
    return meets;
  }

  /** Everything that is missing before the review can be locked, in the order of its scope. */
  async missing(manager: EntityManager, { id, submissionId, scope }: Review): Promise<MissingPart[]> {
    const { content } = await this.versions.of(manager, await this.submissions.find(manager, submissionId));
    const meets = (detailId: string, level: string) => meetsBy(content, detailId, level);
    return missingToLock(scope, meets, await this.scores.of(manager, [id]));
  }
}

function scoredOnAnother(): DomainError {
  return new DomainError(
    'conflict',
    'score.of-team',
    'The team shows this detail, so it is scored once, on the first submission of the team. The score is copied here when that review is locked.',
  );
}
