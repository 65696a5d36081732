import { setTimeout as pause } from 'node:timers/promises';
import { leftToDo } from '../../apps/worker/test/left-to-do.js';
import { Fault } from '../drill.js';
import type { Stage } from '../stage/stage.js';

/** The longest that anything may wait for its handling after the last thing was broken. */
export const stuckAfterMs = 60_000;

/** Looks once a second at the work that waits: events, listeners and tasks. */
export class WaitingWork {
  /** The longest time from the request to the end of some work, in milliseconds. */
  longestMs = 0;
  /** The longest time that some work waited without any progress: neither begun, nor tried again. */
  untouchedMs = 0;
  private readonly seen = new Map<string, { step: string; since: number }>();
  private over = false;
  private readonly looking: Promise<void>;

  constructor(private readonly stage: Stage) {
    this.looking = this.look();
  }

  async stop(): Promise<void> {
    this.over = true;
    await this.looking;
  }

  private async look(): Promise<void> {
    while (!this.over) {
      this.note(await waiting(this.stage).catch(() => null));
      await pause(1_000);
    }
  }

  private note(rows: Waiting[] | null): void {
    if (rows === null) return; // the database does not answer, which other checks measure
    const now = performance.now();
    for (const { work, step, age } of rows) {
      const before = this.seen.get(work);
      if (before?.step !== step) this.seen.set(work, { step, since: now });
      this.untouchedMs = Math.max(this.untouchedMs, now - this.seen.get(work)!.since);
      this.longestMs = Math.max(this.longestMs, age);
    }
    const left = new Set(rows.map(({ work }) => work));
    for (const work of this.seen.keys()) if (!left.has(work)) this.seen.delete(work);
  }
}

interface Waiting {
  work: string;
  /** Changes when the work makes progress. */
  step: string;
  /** Milliseconds since it was asked for. */
  age: number;
}

/** Work that is planned for later does not count. */
function waiting({ laurel: { dataSource } }: Stage): Promise<Waiting[]> {
  return dataSource.query<Waiting[]>(
    `SELECT work, step, (extract(epoch FROM now() - asked) * 1000)::float8 AS age FROM (
       SELECT 'event ' || id AS work, '' AS step, occurred_at AS asked FROM event WHERE relayed_at IS NULL
       UNION ALL SELECT d.listener || ' ' || d.event_id, d.attempts || ' ' || d.due_at, e.occurred_at
         FROM delivery d JOIN event e ON e.id = d.event_id WHERE d.handled_at IS NULL AND d.failed_at IS NULL
       UNION ALL SELECT 'task ' || id, attempts || ' ' || due_at, created_at
         FROM task WHERE failed_at IS NULL AND (attempts > 0 OR queue IS NOT NULL OR due_at <= now())) work`,
  );
}

/**
 * Waits until everything is done that was asked for. Returns how long that took, in milliseconds.
 * @throws Fault after a minute, with what is left; or with what was given up.
 */
export async function settle({ laurel }: Stage): Promise<number> {
  const begun = performance.now();
  while ((await leftToDo(laurel)) > 0) {
    if (performance.now() - begun > stuckAfterMs) throw new Fault('Not done after a minute:', ...(await left(laurel)));
    await pause(200);
  }
  const given = await left(laurel);
  if (given.length > 0) throw new Fault('Given up:', ...given);
  return performance.now() - begun;
}

async function left({ dataSource }: Stage['laurel']): Promise<string[]> {
  const rows = await dataSource.query<{ what: string }[]>(
    `SELECT 'event ' || type AS what FROM event WHERE relayed_at IS NULL
     UNION ALL SELECT d.listener || ' on ' || e.type || ', attempts ' || d.attempts || ', due ' || d.due_at || ' ' || coalesce(d.last_error, '')
       FROM delivery d JOIN event e ON e.id = d.event_id WHERE d.handled_at IS NULL
     UNION ALL SELECT 'task ' || name || ', attempts ' || attempts || ', due ' || due_at || ' ' || coalesce(last_error, '') FROM task`,
  );
  return rows.map(({ what }) => what);
}
