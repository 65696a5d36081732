/** Enrollments, for the SQL of other slices: `FROM ${enrollmentsSql} AS enrollment`. */
export const enrollmentsSql = '(SELECT id, person_id, pilot_id, version_id, state, closes_at, zone FROM enrollment)';
export const pilotsSql = '(SELECT id, program_id, title FROM pilot)';

/** Which enrollment is in which team. */
export const teamMembersSql = '(SELECT enrollment_id, team_id FROM team_member)';

/** What candidates said about a version's rigor and clarity. */
export const feedbackSql = '(SELECT enrollment_id, rigor, clarity, text, given_at FROM rigor_feedback)';
