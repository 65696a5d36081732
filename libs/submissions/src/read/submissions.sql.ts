/** Submissions in SQL: which attempt of which enrollment, how far, since when. */
export const submissionsSql = '(SELECT id, enrollment_id, attempt, state, sealed_at FROM submission)';
