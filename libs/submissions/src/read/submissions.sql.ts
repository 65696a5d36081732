/** Submissions in SQL: the enrollment, the attempt, the state and when it was sealed. */
export const submissionsSql = '(SELECT id, enrollment_id, attempt, state, sealed_at FROM submission)';
