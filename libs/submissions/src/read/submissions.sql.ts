/** Submissions in SQL: the enrollment, the attempt, the state, when it was sealed, and its panel (rule 48). */
export const submissionsSql = '(SELECT id, number, enrollment_id, attempt, state, sealed_at, panel_id FROM submission)';

/** Files in SQL, with the names that their candidates gave. Only administrators may read those. */
export const artifactFilesSql = '(SELECT id, original_name FROM artifact_file)';

/** The enrollments whose work is similar to another's, where nobody has looked at it yet. */
export const openSimilarWorkSql = `(
  SELECT s.enrollment_id
    FROM duplicate d
    JOIN duplicate_place p ON p.duplicate_id = d.id
    JOIN submission s ON s.id = p.submission_id
   WHERE d.state = 'open')`;

/** The submission with this id, and those that its team sealed with it (rule 48): `FROM ${panelSql('$1')} AS panel`. */
export const panelSql = (id: string): string => `(
  SELECT id, enrollment_id FROM submission
   WHERE id = ${id} OR panel_id = (SELECT panel_id FROM submission WHERE id = ${id}))`;
