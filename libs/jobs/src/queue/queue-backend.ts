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

/** The data of a job: which delivery or task to carry out. Everything else is in PostgreSQL. */
export type JobData = DeliveryKey | TaskKey;

interface Connection {
  factory: BackendFactory;
  /** Queues add jobs by it: a pool of PostgreSQL, or a client of Redis. All queues share it. */
  producer: unknown;
  /** Workers take jobs by it: the same pool, or a client of Redis that waits while Redis is down. */
  consumer: unknown;
  close(): Promise<void>;
}

const schema = 'bullmq';
const closingGrace = 2000;
/** The same error is logged once in this many milliseconds, however many connections have it. */
const quiet = 60_000;

/**
 * The store of the queues: Redis when it is configured, otherwise a schema of its own in PostgreSQL. Nothing outside this
 * file knows which.
 */
@Injectable()
export class QueueBackend {
  private readonly logger = new Logger('queue');
  private readonly queues = new Map<string, Queue<JobData>>();
  private readonly toldAt = new Map<string, number>();
  private connection?: Connection;

  /** Each database has its own queues, so installations can share a Redis. */
  private readonly prefix: string;

  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {
    this.prefix = `laurel-${new URL(configuration.databaseUrl).pathname.slice(1)}`;
  }

  /** Connects. `workers` is the number of workers that will wait for jobs. */
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
    // PostgreSQL records what is done and what failed, so the queue keeps neither.
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

  /** Makes a worker, which takes jobs from the queue at once. */
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
    // While Redis is down, closing a queue would wait forever.
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
    // Each worker needs one connection to LISTEN. All share the rest.
    const pool = new pg.Pool({
      connectionString: this.configuration.databaseUrl,
      // The queue only has copies, which the rows of deliveries and tasks restore after a crash. So no commit waits for
      // the disk.
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
    // While Redis is down, adding fails soon and is tried again. Workers wait instead.
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

/** Migrates the schema of the queue on PostgreSQL. Harmless to repeat, also from several processes at once. */
export async function prepareQueueSchema(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await runMigrations(client, schema);
  } finally {
    await client.end();
  }
}
