import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { microCredentialsSql, versionsSql } from '#catalog';
import { sqlWords } from '#database';
import { enrollmentsSql } from '#pilots';
import { submissionsSql } from '#submissions';
import { underReviewStates } from '#submissions/vocabulary';
import { programOfSql } from '#programs';
import { holdingStates, type Slot } from '../vocabulary.js';

/** A submission that waits for a reviewer, with its place on the waiting list. */
export interface WaitingSubmission {
  id: string;
  sealedAt: Date;
}

interface Search {
  /** Code of a micro-credential. */
  microCredential?: string;
  /** The last submission of the previous page. */
  after?: WaitingSubmission;
}

/** Whether nobody holds the slot; written so that PostgreSQL answers it from the unique index of held slots. */
const isFree = (slot: Slot): string =>
  `NOT EXISTS (SELECT 1 FROM review r WHERE r.submission_id = s.id AND r.slot = ${slot} AND r.state IN (${sqlWords(holdingStates)}))`;

/** The pool: submissions that wait for a reviewer to claim them. */
@Injectable()
export class PoolQueries {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The next submissions of the reviewer's program that wait for an independent reviewer or for a third one, the longest waiting first, without
   * those that this reviewer had before.
   */
  waitingFor(reviewerId: string, { microCredential, after }: Search): Promise<WaitingSubmission[]> {
    return this.dataSource.query<WaitingSubmission[]>(
      `SELECT s.id, s.sealed_at AS "sealedAt"
         FROM ${submissionsSql} s
         JOIN ${enrollmentsSql} e ON e.id = s.enrollment_id
         JOIN ${versionsSql} v ON v.id = e.version_id
         JOIN ${microCredentialsSql} m ON m.id = v.micro_credential_id
        WHERE s.state IN (${sqlWords(underReviewStates)}) AND e.state = 'submitted' AND m.program_id = ${programOfSql('person', '$1')}
          AND ($2::text IS NULL OR m.code = $2)
          AND ($3::timestamptz IS NULL OR (s.sealed_at, s.id) > ($3, $4::uuid))
          AND CASE s.state WHEN 'adjudicating' THEN ${isFree(3)} ELSE ${isFree(1)} OR ${isFree(2)} END
          AND NOT EXISTS (SELECT 1 FROM review mine WHERE mine.submission_id = s.id AND mine.reviewer_id = $1 AND mine.ended_because IS DISTINCT FROM 'recalled')
        ORDER BY s.sealed_at, s.id
        LIMIT 20`,
      [reviewerId, microCredential ?? null, after?.sealedAt ?? null, after?.id ?? null],
    );
  }
}
