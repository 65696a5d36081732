import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { detailsOf, detailsThatCount, type VersionInFull, VersionQueries } from '#catalog';
import { EnrollmentRepository, requirementsOutstanding } from '#pilots';
import { type Decision, DecisionOfSubmission } from '#reviews';
import { AttemptsOfEnrollment, type Submission } from '#submissions';
import type { Attainment } from '../document/credential.document.js';
import type { Recipient } from '../document/recipient.document.js';
import { Recipients } from './recipients.js';

/** Everything that a badge says. */
export interface AwardFacts {
  enrollmentId: string;
  personId: string;
  recipient: Recipient;
  /** The version that was earned. */
  version: VersionInFull;
  attainment: Attainment;
}

/** Says whether an enrollment has earned its badge, and what the badge says. */
@Injectable()
export class AwardFactsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly enrollments: EnrollmentRepository,
    private readonly attempts: AttemptsOfEnrollment,
    private readonly decisions: DecisionOfSubmission,
    private readonly versions: VersionQueries,
    private readonly recipients: Recipients,
  ) {}

  /**
   * The facts of an enrollment that has earned its badge. Null while no met decision is released, while the pilot has
   * open requirements (rule 18), and after the enrollment has ended.
   * @throws DomainError `enrollment.not-found`
   */
  async ofEnrollment(enrollmentId: string): Promise<AwardFacts | null> {
    const { manager } = this.dataSource;
    const { state, personId, versionId } = await this.enrollments.find(manager, enrollmentId);
    if (state !== 'submitted') return null;
    const met = await this.releasedAsMet(enrollmentId);
    if (met === null) return null;
    if ((await requirementsOutstanding(manager, enrollmentId)).length > 0) return null;
    const version = await this.versions.byId(versionId);
    return {
      enrollmentId,
      personId,
      recipient: await this.recipients.of(personId),
      version,
      attainment: attainmentOf(version, met),
    };
  }

  private async releasedAsMet(enrollmentId: string): Promise<{ decision: Decision; submission: Submission } | null> {
    const { manager } = this.dataSource;
    const submission = await this.attempts.latest(manager, enrollmentId);
    if (submission === null) return null;
    const decision = await this.decisions.find(manager, submission.id);
    return decision?.outcome === 'met' && decision.releasedAt !== null ? { decision, submission } : null;
  }
}

function attainmentOf(
  { id, content }: VersionInFull,
  { decision, submission }: { decision: Decision; submission: Submission },
): Attainment {
  const details = detailsOf(content);
  return {
    achievementId: id,
    outcomes: content.outcomes.map(({ id: outcomeId }) => {
      const detailIds = details.filter((detail) => detail.outcomeId === outcomeId).map((detail) => detail.id);
      return { id: outcomeId, detailIds, counting: detailsThatCount(content, detailIds.length) };
    }),
    rubric: content.rubric,
    levelOf: Object.fromEntries(decision.details.map(({ detailId, level }) => [detailId, level])),
    artifacts: content.artifacts,
    sealedAt: submission.sealedAt!,
    manifestSha256: submission.manifestSha256!,
  };
}
