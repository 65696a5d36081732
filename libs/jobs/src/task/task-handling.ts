import { Injectable } from '@nestjs/common';
import { AttemptRunner } from '../running/attempt-runner.js';
import { Registry } from '../registry.js';
import { type TaskKey, TaskRepository } from './task.repository.js';

/** Gives one task to its handler and records the outcome. A task is deleted when it is done. */
@Injectable()
export class TaskHandling {
  constructor(
    private readonly runner: AttemptRunner,
    private readonly tasks: TaskRepository,
    private readonly registry: Registry,
  ) {}

  handle({ id, name }: TaskKey): Promise<void> {
    const handler = this.registry.taskHandler(name);
    return this.runner.attempt(this.tasks, { id, name }, ({ task }) => ({
      name: `Task ${name} ${id}`,
      patience: handler?.patience,
      carryOut: async (attempt) => {
        // During an upgrade an old worker may get work that only a new worker knows.
        if (handler === undefined) throw new Error(`This worker has no handler of the task ${name}.`);
        await handler.instance.carryOut(handler.task.read(task), attempt);
      },
    }));
  }
}
