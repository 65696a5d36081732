import { applyDecorators, Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';

export interface SweepOptions {
  /** In verb-noun form, for example `expire-enrollments`. */
  name: string;
  /** The pause after a sweep that found nothing, in seconds. */
  everySeconds: number;
}

/**
 * Looks for rows that are due and acts on them. Every worker process sweeps, so a sweep claims rows by
 * `FOR UPDATE SKIP LOCKED` or by a conditional update. Sweeping twice is harmless.
 */
export interface Sweeper {
  /** Returns how many rows it took. It is called again at once until there are none. */
  sweep(): Promise<number>;
}

export const SweepMetadata = DiscoveryService.createDecorator<SweepOptions>();

/** Marks an injectable class as a sweep. Providing it in a module of the worker is enough. */
export const Sweep = (options: SweepOptions): ClassDecorator => applyDecorators(Injectable(), SweepMetadata(options));
