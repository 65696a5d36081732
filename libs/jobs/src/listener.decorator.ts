import { applyDecorators, Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { AnyEventType, EventOf, EventRecord } from '#database';

/** How the jobs of a queue are carried out. */
export interface QueueOptions {
  /** The queue whose workers carry it out, for example `badges`. Handlers of one queue share its concurrency. */
  queue: string;
  /** How many jobs of the queue one worker process handles at once; the largest that any of its handlers asks for counts. 4 unless told. */
  concurrency?: number;
  /** How many jobs of the queue all workers together begin in a second at most; the least that any of its handlers asks for counts. Without limit unless told. */
  perSecond?: number;
  /** How often a job is tried before a person has to look at it. 14 unless told: about three hours. */
  attempts?: number;
}

export interface ListenerOptions extends QueueOptions {
  /** The types of events it is told of. */
  events: readonly (AnyEventType | `${string}.${string}`)[];
}

/** One try at handling an event. */
export interface Attempt {
  /** 1 for the first. */
  number: number;
  /** Whether a failure now is for good, until an administrator has it tried again. */
  last: boolean;
  /** Tells how far a long job is; administrators see it. */
  progress(done: number, total: number): Promise<void>;
}

/**
 * Is told of events after the commit that made them: at least once, perhaps twice, in no promised order.
 * So `handle` reads what is true now rather than trust the order, and what it writes is unique by constraint.
 * What it throws is tried again later; {@link PermanentFailure} is not.
 */
export interface EventListener<Types extends readonly AnyEventType[] = never> {
  handle(event: [Types] extends [never] ? EventRecord : EventOf<Types>, attempt: Attempt): Promise<void>;
}

export const ListenerMetadata = DiscoveryService.createDecorator<ListenerOptions>();

type Handles<Types extends readonly unknown[]> = Types extends readonly AnyEventType[]
  ? { handle(event: EventOf<Types>, attempt: Attempt): Promise<void> }
  : { handle(event: EventRecord, attempt: Attempt): Promise<void> };

/** Marks an injectable class as a listener: it is enough to provide it in a module that the worker imports. */
export const Listener =
  <const Types extends readonly (AnyEventType | `${string}.${string}`)[]>(options: QueueOptions & { events: Types }) =>
  (target: new (...dependencies: never[]) => Handles<Types>): void =>
    applyDecorators(Injectable(), ListenerMetadata(options))(target);

/** Trying again would not help: the job goes to those that a person has to look at. */
export class PermanentFailure extends Error {}
