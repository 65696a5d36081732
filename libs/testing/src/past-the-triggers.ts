import type { DataSource } from 'typeorm';

/** Runs a statement as a superuser who goes past triggers and foreign keys: what no program of Laurel may do. */
export async function pastTheTriggers(
  dataSource: DataSource,
  statement: string,
  values: unknown[] = [],
): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await dataSource.transaction(async (manager) => {
        await manager.query(`SET LOCAL session_replication_role = 'replica'`);
        await manager.query(statement, values);
      });
    } catch (error) {
      // A sweep of the worker, or a page that is still open, may read the same tables in another order.
      const deadlock = (error as { code?: string }).code === '40P01';
      if (!deadlock || tries === 4) throw error;
    }
  }
}
