/** The awards, for the SQL of other slices: `FROM ${awardsSql} AS award`. */
export const awardsSql = '(SELECT id, state FROM award)';
