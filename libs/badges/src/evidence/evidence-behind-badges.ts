import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Decision, DecisionOfSubmission } from '#reviews';
import { AttemptsOfEnrollment, BlindQueries, type BlindSubmission } from '#submissions';

/** The sealed submission that met, without what names its candidate, and its decision. */
export interface EvidenceBehindBadge {
  contents: BlindSubmission;
  decision: Decision;
}

/** Reads what a badge was earned with. */
@Injectable()
export class EvidenceBehindBadges {
  constructor(
    private readonly dataSource: DataSource,
    private readonly attempts: AttemptsOfEnrollment,
    private readonly submissions: BlindQueries,
    private readonly decisions: DecisionOfSubmission,
  ) {}

  /** Of an enrollment that earned its badge. */
  async of(enrollmentId: string): Promise<EvidenceBehindBadge> {
    const { manager } = this.dataSource;
    const submission = (await this.attempts.latest(manager, enrollmentId))!;
    return {
      contents: await this.submissions.forReviewer(submission.id),
      decision: (await this.decisions.find(manager, submission.id))!,
    };
  }
}
