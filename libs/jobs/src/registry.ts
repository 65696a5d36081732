import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { AnyEventType, AnyTaskType } from '#database';
import { type EventListener, ListenerMetadata, type ListenerOptions } from './delivery/listener.decorator.js';
import { withDefaults } from './queue/queue-options.js';
import { type Sweeper, SweepMetadata, type SweepOptions } from './sweep/sweep.decorator.js';
import { type CarriesOut, TaskHandlerMetadata, type TaskHandlerOptions } from './task/task-handler.decorator.js';

export interface RegisteredListener extends Required<ListenerOptions> {
  /** The name of the class. Deliveries are addressed to it, so renaming the class strands its open deliveries. */
  name: string;
  instance: EventListener<readonly AnyEventType[]>;
}

export interface RegisteredTaskHandler extends Required<TaskHandlerOptions> {
  instance: CarriesOut<AnyTaskType>;
}

export interface RegisteredSweep extends SweepOptions {
  instance: Sweeper;
}

/** The listeners, task handlers and sweeps of this process, found by their decorators. */
@Injectable()
export class Registry {
  private foundListeners?: RegisteredListener[];
  private foundTaskHandlers?: RegisteredTaskHandler[];

  constructor(private readonly discovery: DiscoveryService) {}

  /** @throws Error when two listeners have the same name: their deliveries could not be told apart. */
  get listeners(): readonly RegisteredListener[] {
    this.foundListeners ??= this.findListeners();
    return this.foundListeners;
  }

  /** @throws Error when two handlers carry out the same kind of task. */
  get taskHandlers(): readonly RegisteredTaskHandler[] {
    this.foundTaskHandlers ??= this.findTaskHandlers();
    return this.foundTaskHandlers;
  }

  get sweeps(): readonly RegisteredSweep[] {
    return this.discovery.getProviders({ metadataKey: SweepMetadata.KEY }).map((wrapper) => ({
      ...this.discovery.getMetadataByDecorator(SweepMetadata, wrapper)!,
      instance: wrapper.instance as Sweeper,
    }));
  }

  /** The queues of all handlers of this process. */
  get queues(): string[] {
    return [...new Set(this.handlers.map(({ queue }) => queue))];
  }

  listenersTo(eventType: string): RegisteredListener[] {
    return this.listeners.filter((listener) => listener.events.some(({ type }) => type === eventType));
  }

  listener(name: string): RegisteredListener | undefined {
    return this.listeners.find((listener) => listener.name === name);
  }

  taskHandler(taskName: string): RegisteredTaskHandler | undefined {
    return this.taskHandlers.find(({ task }) => task.type === taskName);
  }

  concurrencyOf(queue: string): number {
    return Math.max(...this.handlersAt(queue).map(({ concurrency }) => concurrency));
  }

  /** `Infinity` when no handler of the queue asks for a limit. */
  perSecondOf(queue: string): number {
    return Math.min(...this.handlersAt(queue).map(({ perSecond }) => perSecond));
  }

  private get handlers(): readonly (RegisteredListener | RegisteredTaskHandler)[] {
    return [...this.listeners, ...this.taskHandlers];
  }

  private handlersAt(queue: string): (RegisteredListener | RegisteredTaskHandler)[] {
    return this.handlers.filter((handler) => handler.queue === queue);
  }

  private findListeners(): RegisteredListener[] {
    const listeners = this.discovery.getProviders({ metadataKey: ListenerMetadata.KEY }).map((wrapper) => ({
      ...withDefaults(this.discovery.getMetadataByDecorator(ListenerMetadata, wrapper)!),
      name: (wrapper.instance as object).constructor.name,
      instance: wrapper.instance as EventListener<readonly AnyEventType[]>,
    }));
    const twice = firstTwice(listeners.map(({ name }) => name));
    if (twice !== undefined)
      throw new Error(
        `Two listeners are called ${twice}. Deliveries are addressed by that name: rename one, or provide it once.`,
      );
    return listeners;
  }

  private findTaskHandlers(): RegisteredTaskHandler[] {
    const handlers = this.discovery.getProviders({ metadataKey: TaskHandlerMetadata.KEY }).map((wrapper) => ({
      ...withDefaults(this.discovery.getMetadataByDecorator(TaskHandlerMetadata, wrapper)!),
      instance: wrapper.instance as CarriesOut<AnyTaskType>,
    }));
    const twice = firstTwice(handlers.map(({ task }) => task.type));
    if (twice !== undefined)
      throw new Error(`Two handlers carry out the task ${twice}. Remove one, or provide it once.`);
    return handlers;
  }
}

function firstTwice(names: string[]): string | undefined {
  return names.find((name, place) => names.indexOf(name) !== place);
}
