import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { AttemptView } from '#contracts';
import { peopleSql } from '#identity';
import { submissionsSql } from '#submissions';
import { ReadingAccess } from '../reading/reading-access.js';

/** The submitted attempts of an enrollment, each with its decision: for administrators. */
@Injectable()
export class AttemptQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: ReadingAccess,
  ) {}

  /**
   * The first attempt first. Readers with open reviews see only decided attempts, of every enrollment: a list from which
   * only their own were missing would tell them whose work they review (rule 27).
   */
  async of(enrollmentId: string, reader: { id: string }): Promise<z.input<typeof AttemptView>[]> {
    const hidden = await this.access.hiddenFrom(reader);
    return this.dataSource.query(
      `SELECT s.id AS "submissionId", s.number AS "submissionNumber", s.attempt, s.state, s.sealed_at AS "sealedAt",
              d.outcome, d.decided_at AS "decidedAt", d.released_at AS "releasedAt",
              CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'name', p.name) END AS "releasedBy"
         FROM ${submissionsSql} s
         LEFT JOIN decision d ON d.submission_id = s.id
         LEFT JOIN ${peopleSql} p ON p.id = d.released_by
        WHERE s.enrollment_id = $1 AND s.state <> 'draft' AND s.id <> ALL ($2::uuid[])
          AND (d.id IS NOT NULL OR cardinality($2::uuid[]) = 0)
        ORDER BY s.attempt, s.id`,
      [enrollmentId, hidden],
    );
  }
}
