/**
 * People, for the SQL of other slices: `FROM ${peopleSql} AS person`. They have `joined` while they can sign in: once they
 * have an account, unless it is deactivated.
 */
export const peopleSql = `(SELECT id, program_id, email, name, district, school, employer, region, zone, roles, deactivated_at,
    user_id IS NOT NULL AND deactivated_at IS NULL AS joined FROM person)`;

/** When each person was last here: made, signed in, or known to have used a browser. `FROM ${lastSeenSql} AS seen`. */
export const lastSeenSql = `(SELECT p.id, p.program_id, p.erased_at, p.roles, p.deactivated_at, greatest(p.created_at,
      (SELECT max(s."updatedAt") FROM auth.session s WHERE s."userId" = p.user_id),
      (SELECT max(d.last_used_at) FROM known_device d WHERE d.person_id = p.id)) AS seen_at FROM person p)`;

/** Who coaches whom now: `FROM ${coachingsSql} AS coaching`. */
export const coachingsSql = '(SELECT coach_id, candidate_id FROM coaching WHERE ended_at IS NULL)';
