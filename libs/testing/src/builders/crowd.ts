import type { Enrollment } from '#pilots';
import type { Submission } from '#submissions';
import type { Laurel } from '../start-laurel.js';

/**
 * Adds so many more people in the same state as one person, who has submitted. They are copies, made in the database, of
 * an enrollment and a submission that real operations made. For tests of large numbers, where real operations for each
 * person would take longer than the test itself.
 */
export async function aCrowdLike(
  laurel: Laurel,
  { enrollment, submission }: { enrollment: Pick<Enrollment, 'id'>; submission: Pick<Submission, 'id'> },
  count: number,
): Promise<void> {
  await laurel.dataSource.transaction(async (tx) => {
    await tx.query(
      `CREATE TEMP TABLE crowd ON COMMIT DROP AS
       SELECT n, gen_random_uuid() AS person, gen_random_uuid() AS enrollment, gen_random_uuid() AS submission FROM generate_series(1, $1::int) n`,
      [count],
    );
    await tx.query(
      `INSERT INTO person (id, program_id, email, name, zone, roles, created_at)
       SELECT person, program_of_enrollment($1), 'one-of-many-' || n || '@example.org', 'Candidate ' || n, 'America/Chicago', '{candidate}'::text[], now() FROM crowd`,
      [enrollment.id],
    );
    await tx.query(
      `INSERT INTO enrollment (id, pilot_id, version_id, person_id, state, position, content_hash, price_cents, registered_at, started_at, window_days, zone, closes_at, submitted_at, resubmission_days)
       SELECT c.enrollment, e.pilot_id, e.version_id, c.person, e.state, e.position + 1000000 + c.n, e.content_hash, e.price_cents, e.registered_at, e.started_at, e.window_days, e.zone, e.closes_at, e.submitted_at, e.resubmission_days
         FROM crowd c, enrollment e WHERE e.id = $1`,
      [enrollment.id],
    );
    await tx.query(
      `INSERT INTO submission (id, enrollment_id, attempt, state, scope, created_at, sealed_at, manifest, manifest_sha256)
       SELECT c.submission, c.enrollment, s.attempt, s.state, s.scope, s.created_at, s.sealed_at, s.manifest, s.manifest_sha256
         FROM crowd c, submission s WHERE s.id = $1`,
      [submission.id],
    );
    await tx.query(
      `INSERT INTO decision (id, submission_id, outcome, details, decided_at)
       SELECT gen_random_uuid(), c.submission, d.outcome, d.details, d.decided_at FROM crowd c, decision d WHERE d.submission_id = $1`,
      [submission.id],
    );
  });
}
