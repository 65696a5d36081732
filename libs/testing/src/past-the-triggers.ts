import type { DataSource } from 'typeorm';

/** Runs a statement as a superuser who goes past triggers and foreign keys: what no program of Laurel may do. */
export async function pastTheTriggers(
  dataSource: DataSource,
  statement: string,
  values: unknown[] = [],
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await manager.query(`SET LOCAL session_replication_role = 'replica'`);
    await manager.query(statement, values);
  });
}
