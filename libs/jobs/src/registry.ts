import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type EventListener, ListenerMetadata, type ListenerOptions } from './listener.decorator.js';
import { type Sweeper, SweepMetadata, type SweepOptions } from './sweep.decorator.js';

const defaultConcurrency = 4;
const defaultAttempts = 14;

export interface RegisteredListener extends Required<ListenerOptions> {
  /** The class's name; deliveries are addressed to it, so renaming the class leaves those under way without an addressee. */
  name: string;
  instance: EventListener;
}

export interface RegisteredSweep extends SweepOptions {
  instance: Sweeper;
}

/** The listeners and sweeps of this process, found by their decorators. */
@Injectable()
export class Registry {
  private found?: RegisteredListener[];

  constructor(private readonly discovery: DiscoveryService) {}

  /** @throws Error when two listeners have the same name: their deliveries could not be told apart. */
  get listeners(): readonly RegisteredListener[] {
    this.found ??= this.findListeners();
    return this.found;
  }

  get sweeps(): readonly RegisteredSweep[] {
    return this.discovery.getProviders({ metadataKey: SweepMetadata.KEY }).map((wrapper) => ({
      ...this.discovery.getMetadataByDecorator(SweepMetadata, wrapper)!,
      instance: wrapper.instance as Sweeper,
    }));
  }

  /** Every queue that some listener of this process stands at. */
  get queues(): string[] {
    return [...new Set(this.listeners.map((listener) => listener.queue))];
  }

  listenersTo(eventType: string): RegisteredListener[] {
    return this.listeners.filter((listener) =>
      listener.events.some((event) => (typeof event === 'string' ? event : event.type) === eventType),
    );
  }

  listener(name: string): RegisteredListener | undefined {
    return this.listeners.find((listener) => listener.name === name);
  }

  concurrencyOf(queue: string): number {
    return Math.max(
      ...this.listeners.filter((listener) => listener.queue === queue).map((listener) => listener.concurrency),
    );
  }

  /** `Infinity` where no listener of the queue asks for a limit. */
  perSecondOf(queue: string): number {
    return Math.min(
      ...this.listeners.filter((listener) => listener.queue === queue).map((listener) => listener.perSecond),
    );
  }

  private findListeners(): RegisteredListener[] {
    const listeners = this.discovery.getProviders({ metadataKey: ListenerMetadata.KEY }).map((wrapper) => ({
      concurrency: defaultConcurrency,
      attempts: defaultAttempts,
      perSecond: Infinity,
      ...this.discovery.getMetadataByDecorator(ListenerMetadata, wrapper)!,
      name: (wrapper.instance as object).constructor.name,
      instance: wrapper.instance as EventListener,
    }));
    const twice = listeners.find(
      (listener, index) => listeners.findIndex((other) => other.name === listener.name) !== index,
    );
    if (twice !== undefined)
      throw new Error(
        `Two listeners are called ${twice.name}. Deliveries are addressed by that name: rename one, or provide it once.`,
      );
    return listeners;
  }
}
