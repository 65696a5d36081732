import type { Laurel } from '#testing';

/** How many events are not relayed, and how many deliveries and tasks are neither done nor given up. */
export async function leftToDo({ dataSource }: Pick<Laurel, 'dataSource'>): Promise<number> {
  const [{ left }] = await dataSource.query<[{ left: number }]>(
    `SELECT ((SELECT count(*) FROM event WHERE relayed_at IS NULL)
           + (SELECT count(*) FROM delivery WHERE handled_at IS NULL AND failed_at IS NULL)
           + (SELECT count(*) FROM task WHERE failed_at IS NULL))::int AS left`,
  );
  return left;
}
