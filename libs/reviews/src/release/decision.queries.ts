import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { microCredentialsSql, versionsSql } from '#catalog';
import type { DecisionView } from '#contracts';
import { decodeCursor, type Page, toPage } from '#database';
import { peopleSql } from '#identity';
import { notFound } from '#kernel';
import { enrollmentsSql } from '#pilots';
import { openSimilarWorkSql, submissionsSql } from '#submissions';
import { programOfSql } from '#programs';
import { ownReviewSql } from './waiting-decisions.sql.js';

type Decided = z.input<typeof DecisionView>;

interface DecisionRow extends Omit<Decided, 'candidate' | 'microCredential' | 'decidedAt'> {
  candidateId: string;
  candidateName: string;
  code: string;
  title: string;
  decidedAt: Date;
}

/** $1 is the reader: a person of the program. */
const decisionSql = `
  SELECT d.id, d.submission_id AS "submissionId", s.number AS "submissionNumber", s.enrollment_id AS "enrollmentId", p.id AS "candidateId", p.name AS "candidateName",
         m.code, m.title, s.attempt, d.outcome, d.details, d.decided_at AS "decidedAt", d.released_at AS "releasedAt",
         ${ownReviewSql('d.submission_id', '$1')} AS "ownReview"
    FROM decision d
    JOIN ${submissionsSql} s ON s.id = d.submission_id
    JOIN ${enrollmentsSql} e ON e.id = s.enrollment_id
    JOIN ${peopleSql} p ON p.id = e.person_id
    JOIN ${versionsSql} v ON v.id = e.version_id
    JOIN ${microCredentialsSql} m ON m.id = v.micro_credential_id`;

/**
 * Whether a third reviewer decided, or there is similar work nobody has looked at, in this submission or in what its team
 * submitted with it: their decisions are released together.
 */
const panelAsksForALook = `EXISTS (
  SELECT 1 FROM ${submissionsSql} panel LEFT JOIN decision made ON made.submission_id = panel.id
   WHERE (panel.id = s.id OR panel.panel_id = s.panel_id)
     AND (made.details @> '[{"basis": "adjudicated"}]' OR panel.enrollment_id IN (SELECT enrollment_id FROM ${openSimilarWorkSql} AS unseen)))`;

/** Decisions as administrators see them, before and after their release. */
@Injectable()
export class DecisionQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Decisions in the reader's program that wait for their release, the oldest first. */
  async toRelease(
    reader: { id: string },
    { cursor, limit }: { cursor?: string; limit: number },
  ): Promise<Page<Decided>> {
    const [decidedAt, id] = cursor === undefined ? [null, null] : decodeCursor(cursor, 2);
    const rows = await this.dataSource.query<DecisionRow[]>(
      `${decisionSql}
        WHERE d.released_at IS NULL AND p.program_id = ${programOfSql('person', '$1')} AND ($2::timestamptz IS NULL OR (d.decided_at, d.id) > ($2, $3::uuid))
        ORDER BY d.decided_at, d.id LIMIT $4`,
      [reader.id, decidedAt, id, limit + 1],
    );
    return toPage(rows, limit, (row) => [row.decidedAt.toISOString(), row.id], viewOf);
  }

  /** @throws DomainError `decision.not-found` */
  async of(reader: { id: string }, submissionId: string): Promise<Decided> {
    const [row] = await this.dataSource.query<DecisionRow[]>(`${decisionSql} WHERE d.submission_id = $2`, [
      reader.id,
      submissionId,
    ]);
    if (row === undefined) throw notFound('decision');
    return viewOf(row);
  }

  /**
   * The oldest decisions in the reader's program that can be released without being read one by one: the reviewers agreed, nobody has to look at
   * similar work, the reader did not review the submission, and its enrollment still waits for the result.
   */
  agreed(reader: { id: string }, limit: number): Promise<Decided[]> {
    return this.dataSource
      .query<DecisionRow[]>(
        `${decisionSql}
          WHERE d.released_at IS NULL AND p.program_id = ${programOfSql('person', '$1')} AND e.state = 'submitted' AND NOT ${panelAsksForALook}
            AND NOT ${ownReviewSql('d.submission_id', '$1')}
          ORDER BY d.decided_at, d.id LIMIT $2`,
        [reader.id, limit],
      )
      .then((rows) => rows.map(viewOf));
  }
}

function viewOf({ candidateId, candidateName, code, title, ...row }: DecisionRow): Decided {
  return { ...row, candidate: { id: candidateId, name: candidateName }, microCredential: { code, title } };
}
