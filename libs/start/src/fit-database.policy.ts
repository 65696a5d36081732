/** The oldest PostgreSQL that holds all tests. 14 has no UNIQUE NULLS NOT DISTINCT. */
export const oldestPostgres = 15;

/** What the server says about itself and about the database. */
export interface DatabaseFacts {
  name: string;
  /** As `server_version_num` has it: 150004 for 15.4. */
  versionNumber: number;
  /** As people write it. */
  version: string;
  /** As `pg_encoding_to_char` names it. */
  encoding: string;
  /** Whether capital letters outside of ASCII have their small ones: É and é. */
  knowsLetters: boolean;
  /** Whether Laurel has never been migrated in it. */
  isEmpty: boolean;
}

/**
 * Why Laurel cannot be migrated in this database, with the remedy, in one sentence each. Null when it can. A locale that
 * knows only ASCII finds nobody by a name in other letters. A database in use goes on with it; a new one can still be
 * made properly.
 */
export function whyUnfit({
  name,
  versionNumber,
  version,
  encoding,
  knowsLetters,
  isEmpty,
}: DatabaseFacts): string | null {
  if (versionNumber < oldestPostgres * 10_000)
    return `Laurel needs PostgreSQL ${oldestPostgres} or later, and this server is PostgreSQL ${version}: upgrade it, or set DATABASE_URL to a later one, then run migrate again.`;
  const create = `CREATE DATABASE ${quoted(name)} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'`;
  if (encoding !== 'UTF8')
    return `Laurel needs a database with the encoding UTF8, and ${quoted(name)} has ${encoding}: create it again with ${create}, restore its data, then run migrate again.`;
  if (isEmpty && !knowsLetters)
    return `Laurel needs a database that knows the small and capital letters of all languages, and the locale of ${quoted(name)} knows only ASCII: drop this empty database, create it again with ${create}, then run migrate again.`;
  return null;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
