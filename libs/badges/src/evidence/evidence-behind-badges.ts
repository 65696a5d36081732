import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Decision, DecisionOfSubmission } from '#reviews';
import { AttemptsOfEnrollment, BlindQueries, type BlindSubmission } from '#submissions';

/** The sealed submission that met, without the candidate's identity, and its decision. */
export interface EvidenceBehindBadge {
  contents: BlindSubmission;
  decision: Decision;
}

/** Reads the evidence that earned a badge. */
@Injectable()
export class EvidenceBehindBadges {
  constructor(
    private readonly dataSource: DataSource,
    private readonly attempts: AttemptsOfEnrollment,
    private readonly submissions: BlindQueries,
    private readonly decisions: DecisionOfSubmission,
  ) {}

  /** For an enrollment that earned its badge. */
  async of(enrollmentId: string): Promise<EvidenceBehindBadge> {
    const { manager } = this.dataSource;
    const submission = (await this.attempts.latest(manager, enrollmentId))!;
    return {
      contents: await this.submissions.forReviewer(submission.id),
      decision: (await this.decisions.find(manager, submission.id))!,
    };
  }
}
