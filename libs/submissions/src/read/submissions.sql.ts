/** Submissions in SQL: the enrollment, the attempt, the state and when it was sealed. */
export const submissionsSql = '(SELECT id, number, enrollment_id, attempt, state, sealed_at FROM submission)';

/** Files in SQL, with the names that their candidates gave. Only administrators may read those. */
export const artifactFilesSql = '(SELECT id, original_name FROM artifact_file)';
