import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { readConfiguration } from '#config';
import { PlatformModule } from '#platform';
import { WorkerModule } from './worker.module.js';

const configuration = readConfiguration(process.env);

@Module({ imports: [PlatformModule.forRoot(configuration), WorkerModule.forRoot()] })
class WorkerProcess {}

const worker = await NestFactory.createApplicationContext(WorkerProcess, { bufferLogs: false });
worker.enableShutdownHooks();
