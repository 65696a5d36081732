/** What is particular to this copy of the database. A dump, a base backup and a template carry some of it, never all. */
export interface Home {
  /** The cluster. Null where Laurel may not read it, as with some providers. */
  systemIdentifier: string | null;
  /** Grows when a cluster is recovered to a point in time, and when a standby is promoted. Null as above. */
  timeline: string | null;
  databaseOid: string;
  /** What the operator says in `DATABASE_RESTORED`: another value after each restore. Null while it is not set. */
  said: string | null;
}

/** The home as it was noted. */
export interface NotedHome extends Home {
  /** Whether the transaction that the row names has written it. */
  isOriginalRow: boolean;
}

/** Why this copy of the database cannot be the one that was noted. Empty when nothing shows that it was restored. */
export function signsOfRestore(noted: NotedHome, now: Home): string[] {
  const differs = (before: string | null, after: string | null) =>
    before !== null && after !== null && before !== after;
  return [
    ...(noted.isOriginalRow ? [] : ['its rows were written from a dump']),
    ...(differs(noted.systemIdentifier, now.systemIdentifier) ? ['it is in another PostgreSQL cluster'] : []),
    ...(differs(noted.timeline, now.timeline) ? ['its cluster was recovered to a point in time, or promoted'] : []),
    ...(noted.databaseOid === now.databaseOid ? [] : ['it is a copy of another database']),
    ...(now.said === null || now.said === noted.said ? [] : ['DATABASE_RESTORED says so']),
  ];
}
