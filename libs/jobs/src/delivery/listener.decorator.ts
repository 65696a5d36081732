import { applyDecorators, Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { AnyEventType, EventOf } from '#database';
import type { Attempt } from '../running/attempt.js';
import type { QueueOptions } from '../queue/queue-options.js';

export interface ListenerOptions extends QueueOptions {
  /** The events that it gets. */
  events: readonly AnyEventType[];
}

/**
 * Gets events after the commit that appended them: at least once, perhaps twice, in no particular order. So `handle`
 * must read what is true now, and a constraint must keep what it writes unique. When it throws, the event is tried
 * again later; {@link PermanentFailure} gives it up.
 */
export interface EventListener<Types extends readonly AnyEventType[]> {
  // A property, so that the compiler refuses a handler that takes fewer events than it gets.
  handle: (event: EventOf<Types>, attempt: Attempt) => Promise<void>;
}

export const ListenerMetadata = DiscoveryService.createDecorator<ListenerOptions>();

/** Marks an injectable class as a listener. Providing it in a module of the worker is enough. */
export const Listener =
  <const Types extends readonly AnyEventType[]>(options: QueueOptions & { events: Types }) =>
  (target: new (...dependencies: never[]) => EventListener<Types>): void =>
    applyDecorators(Injectable(), ListenerMetadata(options))(target);
