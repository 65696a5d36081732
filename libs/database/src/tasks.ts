import { Injectable } from '@nestjs/common';
import { Ids } from '#kernel';
import { DatabaseClock } from './database-clock.js';
import type { NewTask } from './task-type.js';
import { Task } from './task.entity.js';
import type { Tx } from './transactor.js';

/** Asks for something to be done later, in the transaction of the operation. */
@Injectable()
export class Tasks {
  constructor(
    private readonly clock: DatabaseClock,
    private readonly ids: Ids,
  ) {}

  /** Adds tasks in order, due at once. A worker gets them only if the transaction commits. */
  async add(tx: Tx, ...tasks: NewTask[]): Promise<void> {
    const createdAt = await this.clock.now(tx);
    const rows = tasks.map(({ name, subjectKind, subjectId, actorId, payload }) => ({
      id: this.ids.next(),
      name,
      subjectKind,
      subjectId,
      actorId,
      payload: payload as never,
      createdAt,
      dueAt: createdAt,
      attempts: 0,
    }));
    if (rows.length > 0) await tx.insert(Task, rows);
  }
}
