import { enrollmentsSql } from '#pilots';
import { submissionsSql } from '#submissions';

/**
 * The most decisions in one release: one transaction writes their tasks in about a second. The rest waits for the next
 * release.
 */
export const mostInARelease = 5_000;

/**
 * The decisions that a release takes: those that wait, of the pilot $1 (null for all), the oldest first, at most $2.
 */
export const waitingDecisionsSql = `
  SELECT d.id AS "decisionId", d.submission_id AS "submissionId", d.outcome
    FROM decision d
    JOIN ${submissionsSql} s ON s.id = d.submission_id
    JOIN ${enrollmentsSql} e ON e.id = s.enrollment_id
   WHERE d.released_at IS NULL AND ($1::uuid IS NULL OR e.pilot_id = $1)
   ORDER BY d.decided_at, d.id LIMIT $2`;
