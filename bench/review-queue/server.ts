import { Controller, Get, Inject, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import pg from 'pg';
import type { Configuration } from '#config';
import { queuePageSql } from '#reviews';
import { createApi } from '../../apps/api/src/create-api.js';
import { inputOf, serve } from '../child.js';

export interface ServerInput {
  configuration: Configuration;
  /** If given, a bare Nest route that runs the same SQL for this reviewer; otherwise the whole API. */
  bareFor?: string;
}

const POOL = Symbol('pool');
const pageSize = 50;

/** Only Nest, pg and the SQL. */
@Controller('v1/reviews')
class BareController {
  constructor(@Inject(POOL) private readonly place: { pool: pg.Pool; reviewerId: string }) {}

  @Get()
  async read() {
    return {
      items: (await this.place.pool.query(queuePageSql, [this.place.reviewerId, null, null, pageSize + 1])).rows,
    };
  }
}

@Module({})
class BareModule {}

const { configuration, bareFor } = inputOf<ServerInput>();
const app = bareFor === undefined ? await createApi(configuration) : await bareApp(bareFor);
await app.listen(0, '127.0.0.1');
serve(
  { url: `${await app.getUrl()}/v1/reviews?limit=${pageSize}` },
  { processor: async () => milliseconds(process.cpuUsage()) },
  () => app.close(),
);

function milliseconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}

async function bareApp(reviewerId: string): Promise<NestExpressApplication> {
  const pool = new pg.Pool({ connectionString: configuration.databaseUrl, max: configuration.databasePoolSize });
  const root = {
    module: BareModule,
    controllers: [BareController],
    providers: [{ provide: POOL, useValue: { pool, reviewerId } }],
  };
  const bare = await NestFactory.create<NestExpressApplication>(root, { logger: false });
  bare.getHttpServer().on('close', () => void pool.end());
  return bare;
}
