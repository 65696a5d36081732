/**
 * Decisions, for the SQL of other slices: `FROM ${decisionsSql} AS decision`. An unreleased one stays secret (rule
 * 14).
 */
export const decisionsSql = '(SELECT id, submission_id, outcome, released_at FROM decision)';

/** Which decisions were released together. */
export const releaseItemsSql = '(SELECT release_id, decision_id FROM release_item)';

/** The reviews whose scores are final. */
export const lockedReviewsSql = '(SELECT id FROM review WHERE locked_at IS NOT NULL)';
