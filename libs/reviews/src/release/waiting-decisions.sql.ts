import { sqlWords } from '#database';
import { peopleSql } from '#identity';
import { enrollmentsSql } from '#pilots';
import { submissionsSql } from '#submissions';
import { programOfSql } from '#programs';
import { neverTheirs } from '../reading/reading.policy.js';

/**
 * The most decisions in one release: one transaction writes their tasks in about a second. The rest waits for the next
 * release.
 */
export const mostInARelease = 5_000;

/** Whether this reader reviewed the submission, so that another administrator releases its decision (rule 27). */
export const ownReviewSql = (submissionId: string, readerId: string) => `
  EXISTS (SELECT 1 FROM review own
           WHERE own.submission_id = ${submissionId} AND own.reviewer_id = ${readerId} AND own.state NOT IN (${sqlWords(neverTheirs)}))`;

/**
 * The decisions that a release by $3 takes: those of the program that wait, of the pilot $1 (null for all) and the submissions $4 (null
 * for all), the oldest first, at most $2.
 */
export const waitingDecisionsSql = `
  SELECT d.id AS "decisionId", d.submission_id AS "submissionId", d.outcome
    FROM decision d
    JOIN ${submissionsSql} s ON s.id = d.submission_id
    JOIN ${enrollmentsSql} e ON e.id = s.enrollment_id
    JOIN ${peopleSql} p ON p.id = e.person_id AND p.program_id = ${programOfSql('person', '$3')}
   WHERE d.released_at IS NULL AND ($1::uuid IS NULL OR e.pilot_id = $1)
     AND ($4::uuid[] IS NULL OR d.submission_id = ANY ($4))
     AND NOT ${ownReviewSql('d.submission_id', '$3')}
   ORDER BY d.decided_at, d.id LIMIT $2`;
