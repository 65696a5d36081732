import { Injectable } from '@nestjs/common';
import { type Assigned, Task, type Tx } from '#database';
import { ScheduledRepository } from '../running/scheduled.repository.js';

export interface TaskKey {
  id: string;
  name: string;
}

/** A task that is due, with its queue. */
export interface DueTask extends TaskKey {
  queue: string;
}

interface BegunTask {
  attempt: number;
  task: Assigned<unknown>;
}

/** Writes the schedule of tasks. A task is deleted when it is done. */
@Injectable()
export class TaskRepository extends ScheduledRepository<Task, TaskKey, BegunTask> {
  constructor() {
    super(Task);
  }

  /**
   * Takes up to `limit` due tasks that have a handler here, notes their queue, and postpones their next due time to the
   * end of the lease.
   */
  async takeDue(
    tx: Tx,
    handlers: readonly { task: { type: string }; queue: string }[],
    at: Date,
    leasedUntil: Date,
    limit: number,
  ): Promise<DueTask[]> {
    if (handlers.length === 0) return [];
    const [taken] = await tx.query<[DueTask[], number]>(
      `UPDATE task SET due_at = $2, queue = handler.queue
         FROM unnest($4::text[], $5::text[]) AS handler (name, queue)
        WHERE handler.name = task.name AND task.id IN (
          SELECT id FROM task WHERE failed_at IS NULL AND due_at <= $1 AND name = ANY ($4)
           ORDER BY due_at, id LIMIT $3 FOR UPDATE SKIP LOCKED)
        RETURNING task.id, task.name, task.queue`,
      [at, leasedUntil, limit, handlers.map(({ task }) => task.type), handlers.map(({ queue }) => queue)],
    );
    return taken.sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  async begin(tx: Tx, { id, name }: TaskKey): Promise<BegunTask | null> {
    const [rows] = await tx.query<[(Assigned<unknown> & { attempt: number })[], number]>(
      `UPDATE task SET attempts = attempts + 1 WHERE id = $1 AND name = $2 AND failed_at IS NULL
       RETURNING attempts AS attempt, id, subject_id AS "subjectId", actor_id AS "actorId", payload`,
      [id, name],
    );
    if (rows[0] === undefined) return null;
    const { attempt, ...task } = rows[0];
    return { attempt, task };
  }

  async complete(tx: Tx, { id }: TaskKey): Promise<void> {
    await tx.delete(Task, { id });
  }
}
