import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Configuration } from '#config';
import { createLogger, PlatformModule } from '#platform';
import { WorkerModule } from './worker.module.js';

/** The worker on its platform. It works from now on. */
export async function createWorker(configuration: Configuration): Promise<INestApplicationContext> {
  @Module({ imports: [PlatformModule.forRoot(configuration), WorkerModule.forRoot()] })
  class WorkerProcess {}

  return NestFactory.createApplicationContext(WorkerProcess, { logger: createLogger(configuration) });
}
