import { aReview, type Laurel } from '#testing';

/** The number of reviewers who share the work: at a thousand submissions, each has a queue of forty. */
const reviewers = 50;

/**
 * Fills the database until this many submissions are in review, each with two reviews in progress that have three scores.
 * All are copies of one submission that real operations made. Returns a reviewer with an average share.
 */
export async function fill(laurel: Laurel, submissions: number): Promise<{ id: string }> {
  const { id, reviewerId, submission } = await aReview(laurel).scored();
  await laurel.dataSource.transaction(async (tx) => {
    await tx.query(
      `CREATE TEMP TABLE copy ON COMMIT DROP AS
      SELECT n, gen_random_uuid() AS person, gen_random_uuid() AS enrollment, gen_random_uuid() AS submission, gen_random_uuid() AS first, gen_random_uuid() AS second FROM generate_series(2, $1::int) n`,
      [submissions],
    );
    await tx.query(
      `CREATE TEMP TABLE reviewer ON COMMIT DROP AS
      SELECT n, CASE n WHEN 0 THEN $1::uuid ELSE gen_random_uuid() END AS id FROM generate_series(0, $2::int - 1) n`,
      [reviewerId, reviewers],
    );
    await tx.query(
      `INSERT INTO person (id, program_id, email, name, zone, roles, created_at)
      SELECT person, program_of_review($1), 'candidate-' || n || '@example.org', 'Candidate ' || n, 'America/Chicago', '{candidate}'::text[], now() FROM copy
      UNION ALL SELECT id, program_of_review($1), 'reviewer-' || n || '@example.org', 'Reviewer ' || n, 'America/Chicago', '{reviewer}'::text[], now() FROM reviewer WHERE n > 0`,
      [id],
    );
    await tx.query(
      `INSERT INTO enrollment (id, pilot_id, version_id, person_id, state, position, content_hash, price_cents, registered_at, started_at, window_days, zone, closes_at, submitted_at, resubmission_days)
       SELECT c.enrollment, e.pilot_id, e.version_id, c.person, e.state, c.n, e.content_hash, 0, e.registered_at, e.started_at, e.window_days, e.zone, e.closes_at, e.submitted_at, e.resubmission_days
         FROM copy c, enrollment e WHERE e.id = $1`,
      [submission.enrollmentId],
    );
    await tx.query(
      `INSERT INTO submission (id, enrollment_id, attempt, state, scope, created_at, sealed_at, manifest, manifest_sha256)
       SELECT c.submission, c.enrollment, 1, 'in_review', s.scope, s.created_at, s.sealed_at + c.n * interval '1 second', s.manifest, s.manifest_sha256
         FROM copy c, submission s WHERE s.id = $1`,
      [submission.id],
    );
    for (const [slot, column] of [
      [1, 'first'],
      [2, 'second'],
    ] as const) {
      await tx.query(
        `INSERT INTO review (id, submission_id, slot, reviewer_id, state, scope, offered_at, due_at, lease_until, accepted_at)
         SELECT c.${column}, c.submission, $2::int, p.id, 'scoring', r.scope, r.offered_at, r.due_at + c.n * interval '1 second', r.lease_until + interval '10 years', r.accepted_at
           FROM copy c JOIN reviewer p ON p.n = (c.n + $2::int) % $3::int, review r WHERE r.id = $1`,
        [id, slot, reviewers],
      );
      await tx.query(
        `INSERT INTO score (review_id, detail_id, level, meets, revision, saved_at)
         SELECT c.${column}, s.detail_id, s.level, s.meets, 1, s.saved_at FROM copy c, score s WHERE s.review_id = $1`,
        [id],
      );
    }
  });
  await laurel.dataSource.query('ANALYZE');
  return { id: reviewerId };
}
