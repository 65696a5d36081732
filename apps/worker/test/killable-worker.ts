import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { readConfiguration } from '#config';
import { PlatformModule } from '#platform';
import { WorkerModule } from '../src/worker.module.js';

// A worker as in production, with shorter timings, so that a test does not wait long for the jobs of a killed worker.
const configuration = readConfiguration(process.env);

@Module({
  imports: [
    PlatformModule.forRoot(configuration),
    WorkerModule.forRoot({ leaseSeconds: 2, lockSeconds: 1, pollSeconds: 0.2 }),
  ],
})
class KillableWorker {}

const worker = await NestFactory.createApplicationContext(KillableWorker, { logger: ['error'] });
worker.enableShutdownHooks();
process.send?.('ready');
