/** The catalog, for the SQL of other slices: `FROM ${stacksSql} AS stack`. */
export const frameworksSql = '(SELECT id, program_id, code, name, badge_key FROM framework)';
export const levelsSql = '(SELECT framework_id, code, name, position FROM level)';
export const stacksSql = '(SELECT id, program_id, framework_id, code, name, position, badge_key, required FROM stack)';
export const microCredentialsSql = '(SELECT id, program_id, code, title, position, stack_id FROM micro_credential)';
export const versionsSql = `(SELECT id, micro_credential_id, number, state, level, (content ->> 'priceCents')::int AS price_cents,
    content -> 'artifacts' @> '[{"submittedBy": "team"}]' AS for_teams FROM version)`;
