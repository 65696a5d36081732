import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Configuration } from '#config';
import { PlatformModule } from '#platform';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { inputOf, serve } from '../child.js';

/** A worker as in production, in its own process. */
const { configuration } = inputOf<{ configuration: Configuration }>();

@Module({ imports: [PlatformModule.forRoot(configuration), WorkerModule.forRoot()] })
class BenchWorker {}

const worker = await NestFactory.createApplicationContext(BenchWorker, { logger: ['error', 'warn'] });
serve({}, {}, () => worker.close());
