/**
 * Rule 8: a seal is on time if it reached the server before the close, by the database's clock. The instant of the close
 * is late. Without a close, nothing is late.
 */
export function isOnTime(arrivedAt: Date, closesAt: Date | null): boolean {
  return closesAt === null || arrivedAt < closesAt;
}

/** {@link isOnTime} in SQL. Both arguments are SQL expressions. */
export function onTimeSql(closesAt: string, arrivedAt: string): string {
  return `(${closesAt} IS NULL OR ${arrivedAt} < ${closesAt})`;
}

/** The opposite of {@link onTimeSql}: the close has passed. */
export function lateSql(closesAt: string, arrivedAt: string): string {
  return `(${closesAt} <= ${arrivedAt})`;
}
