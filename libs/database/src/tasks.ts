import { Injectable } from '@nestjs/common';
import { Clock, Ids } from '#kernel';
import type { NewTask } from './task-type.js';
import { Task } from './task.entity.js';
import type { Tx } from './transactor.js';

/** Asks for something to be done later, in the transaction of the operation. */
@Injectable()
export class Tasks {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Adds tasks in order, due at once. A worker gets them only if the transaction commits. */
  async add(tx: Tx, ...tasks: NewTask[]): Promise<void> {
    const createdAt = this.clock.now();
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
