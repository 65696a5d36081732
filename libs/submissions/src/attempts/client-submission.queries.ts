import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThan } from 'typeorm';
import type { z } from 'zod';
import type { SubmissionsQuery, SubmissionSummary } from '#contracts';
import { decodeCursor, type Page, toPage } from '#database';
import { Submission } from '../submission.entity.js';
import { submissionLifecycle } from '../submission.lifecycle.js';
import { shownState } from '../submission.policy.js';
import { summaryOf } from './submission.queries.js';

/** What a system such as the Ed Leaders Network reads of submissions: that they are there and how far, never what they hold. */
@Injectable()
export class ClientSubmissionQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The latest first, of all or of one enrollment. */
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
