/** Programs, for the SQL of other slices: `FROM ${programsSql} AS program`. */
export const programsSql = '(SELECT id, code, name, settings, number = min(number) OVER () AS standard FROM program)';
