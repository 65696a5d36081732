import { applyDecorators, Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';

export interface SweepOptions {
  /** In verb-noun form, for example `expire-enrollments`. */
  name: string;
  /** The pause after a sweep that found nothing, in seconds. */
  everySeconds: number;
}

/**
 * Looks for rows whose time has come and acts on them. Every worker process sweeps, so rows are claimed by
 * `FOR UPDATE SKIP LOCKED` or a conditional update; sweeping twice is harmless.
 */
export interface Sweeper {
  /** How many rows it took. It is called again at once until there are none. */
  sweep(): Promise<number>;
}

export const SweepMetadata = DiscoveryService.createDecorator<SweepOptions>();

/** Marks an injectable class as a sweep: it is enough to provide it in a module that the worker imports. */
export const Sweep = (options: SweepOptions): ClassDecorator => applyDecorators(Injectable(), SweepMetadata(options));
