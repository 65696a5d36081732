/** People, for the SQL of other slices: `FROM ${peopleSql} AS person`. They have `joined` once they have an account. */
export const peopleSql =
  '(SELECT id, email, name, district, school, employer, region, zone, roles, user_id IS NOT NULL AS joined FROM person)';
