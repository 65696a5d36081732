import { Logger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ConfigurationError, readConfiguration } from '#config';
import { createLogger, PlatformModule } from '#platform';
import { WorkerModule } from './worker.module.js';

try {
  const configuration = readConfiguration(process.env);

  @Module({ imports: [PlatformModule.forRoot(configuration), WorkerModule.forRoot()] })
  class WorkerProcess {}

  const worker = await NestFactory.createApplicationContext(WorkerProcess, { logger: createLogger(configuration) });
  worker.enableShutdownHooks();
  new Logger('worker').log('The worker is running.');
} catch (error) {
  process.stderr.write(
    `${error instanceof ConfigurationError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exit(1);
}
