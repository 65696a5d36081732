import { applyDecorators, Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { AnyTaskType, TaskOf } from '#database';
import type { Attempt } from '../running/attempt.js';
import type { QueueOptions } from '../queue/queue-options.js';

export interface TaskHandlerOptions extends QueueOptions {
  /** The kind of task that it carries out. A kind has one handler. */
  task: AnyTaskType;
}

/**
 * Carries out tasks after the commit that added them: at least once, perhaps twice, in no particular order. So a
 * constraint must keep what it writes unique. When it throws, the task is tried again later; {@link PermanentFailure}
 * gives it up.
 */
export interface CarriesOut<Type extends AnyTaskType> {
  // A property, so that the compiler refuses a handler that takes another payload.
  carryOut: (task: TaskOf<Type>, attempt: Attempt) => Promise<void>;
}

export const TaskHandlerMetadata = DiscoveryService.createDecorator<TaskHandlerOptions>();

/**
 * Marks an injectable class as the handler of a kind of task. Providing it in a module of the worker is enough.
 *
 * @example
 * @TaskHandler({ task: sendMessageTask, queue: 'mail' })
 * export class SendMessages implements CarriesOut<typeof sendMessageTask> { … }
 */
export const TaskHandler =
  <Type extends AnyTaskType>(options: QueueOptions & { task: Type }) =>
  (target: new (...dependencies: never[]) => CarriesOut<Type>): void =>
    applyDecorators(Injectable(), TaskHandlerMetadata(options))(target);
