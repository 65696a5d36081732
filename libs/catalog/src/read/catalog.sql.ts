/** The catalog, for the SQL of other slices: `FROM ${stacksSql} AS stack`. */
export const frameworksSql = '(SELECT code, name FROM framework)';
export const domainsSql = '(SELECT code, name, position, framework_code FROM domain)';
export const levelsSql = '(SELECT code, name, position FROM level)';
export const stacksSql = '(SELECT code, name, position FROM stack)';
export const microCredentialsSql = '(SELECT id, code, title, position, stack_code FROM micro_credential)';
export const versionsSql =
  "(SELECT id, micro_credential_id, number, state, level, (content ->> 'priceCents')::int AS price_cents FROM version)";
