import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThan } from 'typeorm';
import type { z } from 'zod';
import type { SubmissionsQuery, SubmissionSummary } from '#contracts';
import { decodeCursor, type Page, toPage } from '#database';
import { Submission } from '../submission.entity.js';
import { submissionLifecycle } from '../submission.lifecycle.js';
import { shownState } from '../submission.policy.js';
import { summaryOf } from './submission.queries.js';

/** What a client such as the Ed Leaders Network reads: which submissions exist and their states, never their contents. */
@Injectable()
export class ClientSubmissionQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The submissions of everyone or of one enrollment, the latest first. */
  async page({
    enrollmentId,
    state,
    cursor,
    limit,
  }: z.infer<typeof SubmissionsQuery>): Promise<Page<z.input<typeof SubmissionSummary>>> {
    const rows = await this.dataSource.manager.find(Submission, {
      where: {
        ...(enrollmentId === undefined ? {} : { enrollmentId }),
        ...(state === undefined
          ? {}
          : { state: In(submissionLifecycle.states.filter((candidate) => shownState(candidate) === state)) }),
        ...(cursor === undefined ? {} : { id: LessThan(String(decodeCursor(cursor, 1)[0])) }),
      },
      order: { id: 'DESC' },
      take: limit + 1,
    });
    return toPage(rows, limit, ({ id }) => [id], summaryOf);
  }
}
