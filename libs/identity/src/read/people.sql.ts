/**
 * People, for the SQL of other slices: `FROM ${peopleSql} AS person`. They have `joined` while they can sign in: once they
 * have an account, unless it is deactivated.
 */
export const peopleSql = `(SELECT id, email, name, district, school, employer, region, zone, roles, deactivated_at,
    user_id IS NOT NULL AND deactivated_at IS NULL AS joined FROM person)`;
