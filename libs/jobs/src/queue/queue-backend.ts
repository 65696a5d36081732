import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  type BackendFactory,
  createPostgresBackend,
  createRedisBackend,
  type Processor,
  Queue,
  runMigrations,
  Worker,
  type WorkerOptions,
} from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { CONFIGURATION, type Configuration } from '#config';
import type { DeliveryKey } from '../delivery/delivery.repository.js';
import type { TaskKey } from '../task/task.repository.js';

/** What a job in the queue says: which delivery or task to carry out. Everything else is in PostgreSQL. */
export type JobData = DeliveryKey | TaskKey;

interface Connection {
  factory: BackendFactory;
  /** What queues add by: a pool of PostgreSQL, or a client of Redis. Shared by all. */
  producer: unknown;
  /** What workers take by; the same pool, or a client of Redis that waits as long as Redis is away. */
  consumer: unknown;
  close(): Promise<void>;
}

const schema = 'bullmq';
const closingGrace = 2000;
/** The same trouble is told once in so many milliseconds, however many connections have it. */
const quiet = 60_000;

/**
 * The store of the queues: Redis where the configuration names one, else a schema of its own in PostgreSQL.
 * Nothing outside this file knows which.
 */
@Injectable()
export class QueueBackend {
  private readonly logger = new Logger('queue');
  private readonly queues = new Map<string, Queue<JobData>>();
  private readonly toldAt = new Map<string, number>();
  private connection?: Connection;

  /** Queues belong to a database, whose truth they copy: installations that share a Redis do not mix. */
  private readonly prefix: string;

  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {
    this.prefix = `laurel-${new URL(configuration.databaseUrl).pathname.slice(1)}`;
  }

  /** Connects, and brings the queue's own tables up to date. `workers` is how many workers will wait for jobs. */
  async open(workers: number): Promise<void> {
    this.connection =
      this.configuration.redisUrl === undefined
        ? await this.openPostgres(workers)
        : this.openRedis(this.configuration.redisUrl);
  }

  /** The queue of this name, to add jobs to. */
  queue(name: string): Queue<JobData> {
    const known = this.queues.get(name);
    if (known !== undefined) return known;
    const { factory, producer } = this.opened();
    // PostgreSQL knows what was done and what failed, so the queue keeps neither.
    const defaultJobOptions = { removeOnComplete: true, removeOnFail: true };
    const queue = new Queue<JobData>(
      name,
      { connection: producer as never, prefix: this.prefix, defaultJobOptions },
      factory as never,
    );
    queue.on('error', this.tell);
    this.queues.set(name, queue);
    return queue;
  }

  /** A worker that takes jobs from the queue as soon as it is made. */
  worker(
    name: string,
    processor: Processor<JobData>,
    options: Pick<WorkerOptions, 'concurrency' | 'limiter' | 'lockDuration' | 'stalledInterval' | 'maxStalledCount'>,
  ): Worker<JobData> {
    const { factory, consumer } = this.opened();
    const worker = new Worker<JobData>(
      name,
      processor,
      { ...options, connection: consumer as never, prefix: this.prefix },
      factory as never,
    );
    worker.on('error', this.tell);
    return worker;
  }

  async close(): Promise<void> {
    // While Redis is away a queue would wait for it for ever.
    const closed = Promise.all([...this.queues.values()].map((queue) => queue.close()));
    this.queues.clear();
    await Promise.race([closed, pause(closingGrace, undefined, { ref: false })]);
    await this.connection?.close();
    this.connection = undefined;
  }

  private readonly tell = ({ message }: Error): void => {
    const now = performance.now();
    if (now - (this.toldAt.get(message) ?? -quiet) < quiet) return;
    if (this.toldAt.size > 100) this.toldAt.clear();
    this.toldAt.set(message, now);
    this.logger.warn(message);
  };

  private opened(): Connection {
    if (this.connection === undefined) throw new Error('The queue is not open.');
    return this.connection;
  }

  private async openPostgres(workers: number): Promise<Connection> {
    await prepareQueueSchema(this.configuration.databaseUrl);
    // Each worker keeps one connection to LISTEN; the rest is shared.
    const pool = new pg.Pool({
      connectionString: this.configuration.databaseUrl,
      // The queue holds copies: what a crash of the machine takes from it PostgreSQL's own rows bring back, so no commit waits for the disk.
      options: `-c search_path=${schema} -c synchronous_commit=off`,
      max: workers + 5,
      keepAlive: true,
      application_name: 'laurel-queue',
    });
    pool.setMaxListeners(0);
    pool.on('error', this.tell);
    return {
      factory: createPostgresBackend as BackendFactory,
      producer: pool,
      consumer: pool,
      close: () => pool.end(),
    };
  }

  private openRedis(url: string): Connection {
    // Adding fails soon while Redis is away, and is tried again; a worker's wait may not.
    const producer = new Redis(url, { maxRetriesPerRequest: 3 });
    const consumer = new Redis(url, { maxRetriesPerRequest: null });
    for (const client of [producer, consumer]) {
      client.setMaxListeners(0);
      client.on('error', this.tell);
    }
    return {
      factory: createRedisBackend as BackendFactory,
      producer,
      consumer,
      close: async () => [producer, consumer].forEach((client) => client.disconnect()),
    };
  }
}

/** Makes or updates the schema in which the queue lives on PostgreSQL. Harmless to repeat, and from several processes at once. */
export async function prepareQueueSchema(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await runMigrations(client, schema);
  } finally {
    await client.end();
  }
}
