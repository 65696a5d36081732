/** The migrations of a database against those of the program that is about to use it. */
export interface SchemaAge {
  /** Why the program cannot use it, with the remedy. Null when it can. */
  fault: string | null;
  /** How many migrations it has that the program does not know: a later release has migrated it. */
  later: number;
}

const remedy = 'run migrate first: node dist/apps/operate/src/migrate.js';

/**
 * Compares the migrations that ran with those of this release. A program works on a later schema, because `migrate` runs
 * while programs of the earlier release still serve. On an earlier one it does not.
 * @param ran the names of the migrations that ran. Null when the database has no table of them.
 */
export function schemaAge(ours: readonly string[], ran: readonly string[] | null): SchemaAge {
  const done = new Set(ran);
  const missing = ours.filter((name) => !done.has(name)).length;
  const known = new Set(ours);
  const later = [...done].filter((name) => !known.has(name)).length;
  if (missing === 0) return { fault: null, later };
  const words =
    done.size === 0
      ? 'The database has no tables of Laurel yet'
      : `The database is of an earlier release and lacks ${missing} ${missing === 1 ? 'migration' : 'migrations'}`;
  return { fault: `${words}, so ${remedy}`, later };
}
