import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { ResultExpectation } from '#contracts';
import { addDays, localDayOf, notFound } from '#kernel';
import { EnrollmentRepository } from '#pilots';
import { SubmissionRepository } from '#submissions';
import { TermsRepository } from '../terms/terms.repository.js';

/**
 * When a candidate may expect a result. It depends only on the seal and the terms. Anything the reviewers did would
 * reveal the decision before its release (rule 14).
 */
@Injectable()
export class ExpectationQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly submissions: SubmissionRepository,
    private readonly enrollments: EnrollmentRepository,
    private readonly terms: TermsRepository,
  ) {}

  /**
   * @throws DomainError `submission.not-found` for someone else's submission; `expectation.not-found` before the seal
   * and after the release.
   */
  async of(candidateId: string, submissionId: string): Promise<z.input<typeof ResultExpectation>> {
    const { manager } = this.dataSource;
    const { enrollmentId, sealedAt, state } = await this.submissions.find(manager, submissionId);
    const { personId, zone } = await this.enrollments.find(manager, enrollmentId);
    if (personId !== candidateId) throw notFound('submission');
    if (sealedAt === null || state === 'released') throw notFound('expectation');
    const { answerDays, dueDays } = await this.terms.current(manager, { kind: 'person', id: candidateId });
    return {
      submissionId,
      zone,
      reviewDays: dueDays,
      expectedOn: addDays(localDayOf(sealedAt, zone), answerDays + dueDays),
    };
  }
}
