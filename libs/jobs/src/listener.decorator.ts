import { applyDecorators, Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { EventRecord } from '#database';

export interface ListenerOptions {
  /** The queue whose workers carry it out, for example `badges`. Listeners of one queue share its concurrency. */
  queue: string;
  /** The types of events it is told of. */
  events: readonly `${string}.${string}`[];
  /** How many events of the queue one worker process handles at once; the largest that any of its listeners asks for counts. 4 unless told. */
  concurrency?: number;
  /** How many events of the queue all workers together begin in a second at most; the least that any of its listeners asks for counts. Without limit unless told. */
  perSecond?: number;
  /** How often an event is tried before a person has to look at it. 14 unless told: about three hours. */
  attempts?: number;
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
export interface EventListener {
  handle(event: EventRecord, attempt: Attempt): Promise<void>;
}

export const ListenerMetadata = DiscoveryService.createDecorator<ListenerOptions>();

/** Marks an injectable class as a listener: it is enough to provide it in a module that the worker imports. */
export const Listener = (options: ListenerOptions): ClassDecorator => applyDecorators(Injectable(), ListenerMetadata(options));

/** Trying again would not help: the event goes to those that a person has to look at. */
export class PermanentFailure extends Error {}
