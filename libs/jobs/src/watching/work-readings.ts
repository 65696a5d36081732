import { Injectable } from '@nestjs/common';
import { WatchDatabase } from '#watch';

/** The events that no worker has taken yet. */
export interface OutboxReading {
  events: number;
  /** The age of the oldest, in seconds. 0 when there is none. */
  lagSeconds: number;
  /** By the database's clock. */
  readAt: Date;
}

/** The deliveries or tasks of one queue. */
export interface QueueReading {
  queue: string;
  /** Not done and not given up. */
  waiting: number;
  /** How long the first in line has waited for its first attempt, in seconds. 0 when none waits for that. */
  ageSeconds: number;
  /** Failed at least once, and to be tried again. */
  retrying: number;
}

export interface SweepReading {
  name: string;
  everySeconds: number;
  succeededAt: Date | null;
  failedAt: Date | null;
  secondsAgo: number | null;
}

/** Each reads one partial index, whose size is the work that is left, not the work that was ever done. */
const outboxSql = `
  SELECT count(*)::int AS events, clock_timestamp() AS "readAt",
         coalesce(extract(epoch FROM clock_timestamp() - (
           SELECT occurred_at FROM event WHERE relayed_at IS NULL ORDER BY id LIMIT 1)), 0)::float AS "lagSeconds"
    FROM event WHERE relayed_at IS NULL`;

const deliveriesSql = `
  SELECT queue, count(*)::int AS waiting, count(*) FILTER (WHERE attempts > 0 AND last_error IS NOT NULL)::int AS retrying,
         coalesce(extract(epoch FROM clock_timestamp() - (SELECT occurred_at FROM event
            WHERE id = (array_agg(event_id ORDER BY event_id) FILTER (WHERE attempts = 0))[1])), 0)::float AS "ageSeconds"
    FROM delivery WHERE handled_at IS NULL AND failed_at IS NULL GROUP BY queue`;

const tasksSql = `
  SELECT coalesce(queue, 'none') AS queue, count(*)::int AS waiting,
         count(*) FILTER (WHERE attempts > 0 AND last_error IS NOT NULL)::int AS retrying,
         coalesce(extract(epoch FROM clock_timestamp() - min(created_at) FILTER (WHERE attempts = 0 AND due_at <= clock_timestamp() + interval '1 minute')), 0)::float AS "ageSeconds"
    FROM task WHERE failed_at IS NULL GROUP BY queue`;

const givenUpSql = `
  SELECT (SELECT count(*) FROM delivery WHERE failed_at IS NOT NULL)::int
       + (SELECT count(*) FROM task WHERE failed_at IS NOT NULL)::int AS count`;

const sweepsSql = `
  SELECT name, every_seconds AS "everySeconds", succeeded_at AS "succeededAt", failed_at AS "failedAt",
         extract(epoch FROM clock_timestamp() - succeeded_at)::float AS "secondsAgo"
    FROM sweep_run ORDER BY name`;

/** What is left to do, for checks and metrics. */
@Injectable()
export class WorkReadings {
  constructor(private readonly database: WatchDatabase) {}

  async outbox(): Promise<OutboxReading> {
    return (await this.database.read<OutboxReading>(outboxSql))[0]!;
  }

  deliveries(): Promise<QueueReading[]> {
    return this.database.read(deliveriesSql);
  }

  tasks(): Promise<QueueReading[]> {
    return this.database.read(tasksSql);
  }

  /** How many deliveries and tasks wait for an administrator. */
  async givenUp(): Promise<number> {
    return (await this.database.read<{ count: number }>(givenUpSql))[0]!.count;
  }

  sweeps(): Promise<SweepReading[]> {
    return this.database.read(sweepsSql);
  }
}
