import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThan } from 'typeorm';
import type { z } from 'zod';
import type { SubmissionsQuery, SubmissionSummary } from '#contracts';
import { decodeCursor, type Page, toPage } from '#database';
import { enrollmentsSql, pilotsSql } from '#pilots';
import { Submission } from '../submission.entity.js';
import { submissionLifecycle } from '../submission.lifecycle.js';
import { shownState } from '../submission.policy.js';
import { summaryOf } from './submission.queries.js';

/** What a client such as the Ed Leaders Network reads: which submissions exist and their states, never their contents. */
@Injectable()
export class ClientSubmissionQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The submissions of everyone in the program, or of one enrollment, the latest first. */
  async page(
    programId: string,
    { enrollmentId, state, cursor, limit }: z.infer<typeof SubmissionsQuery>,
  ): Promise<Page<z.input<typeof SubmissionSummary>>> {
    const query = this.dataSource.manager
      .createQueryBuilder(Submission, 'submission')
      .innerJoin(enrollmentsSql, 'enrollment', 'enrollment.id = submission.enrollment_id')
      .innerJoin(pilotsSql, 'pilot', 'pilot.id = enrollment.pilot_id AND pilot.program_id = :programId', { programId })
      .orderBy('submission.id', 'DESC')
      .limit(limit + 1);
    if (enrollmentId !== undefined) query.andWhere({ enrollmentId });
    if (state !== undefined)
      query.andWhere({ state: In(submissionLifecycle.states.filter((candidate) => shownState(candidate) === state)) });
    if (cursor !== undefined) query.andWhere({ id: LessThan(String(decodeCursor(cursor, 1)[0])) });
    return toPage(await query.getMany(), limit, ({ id }) => [id], summaryOf);
  }
}
