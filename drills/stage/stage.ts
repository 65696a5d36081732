import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Configuration } from '#config';
import { type Laurel, quickest, type SmtpSink, startLaurel, startS3, startSmtpSink } from '#testing';
import { Gate } from './gate.js';
import { freePort } from './ports.js';
import { DrilledPostgresql } from './postgresql.js';
import { Program } from './program.js';
import { DrilledRedis } from './redis.js';

export interface StageOptions {
  /** Whether the queue is in Redis, where there is one. Default true. */
  redis?: boolean;
  /** Default: a bucket. A folder may be given. */
  store?: 'bucket' | { folder: string };
  /** The folder of PostgreSQL's data. Default: in the scratch folder. */
  postgresFolder?: string;
  /** Further settings of api and worker. */
  environment?: Record<string, string>;
  /** Replies of the mail server that refuse a command; see `startSmtpSink`. */
  refuse?: (command: string) => string | null;
}

/** Laurel as in production on one machine: two api, two workers, and everything they need, in a scratch folder. */
export interface Stage {
  /** In this process: makes situations and looks at the database. It serves nothing and works off nothing. */
  laurel: Laurel;
  apis: Program[];
  workers: Program[];
  postgresql: DrilledPostgresql;
  /** Null when the queue is in PostgreSQL. */
  redis: DrilledRedis | null;
  /** In front of the bucket, unless the store is a folder. */
  store: Gate | null;
  mail: Gate;
  sink: SmtpSink;
  scratch: string;
  /** Sets the clock of `laurel` to now, which its situations begin at. */
  now(): void;
  stop(): Promise<void>;
}

/** Starts the parts, and not yet the programs: a drill makes its situation first. */
export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const scratch = mkdtempSync(join(tmpdir(), 'laurel-drill-'));
  chmodSync(scratch, 0o755); // PostgreSQL may run as another user
  const undo: (() => unknown)[] = [() => rmSync(scratch, { recursive: true, force: true })];
  const later = <Thing>(thing: Thing, stop: (thing: Thing) => unknown): Thing => {
    undo.unshift(() => stop(thing));
    return thing;
  };
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0)) await step();
  };
  try {
    const dataFolder = options.postgresFolder ?? join(scratch, 'postgresql');
    const postgresql = later(await DrilledPostgresql.start(dataFolder), (it) => it.stop());
    process.env.LAUREL_TEST_SERVER = postgresql.url; // where `startLaurel` makes its database
    const redis = options.redis === false ? null : await DrilledRedis.start(scratch);
    if (redis !== null) later(redis, (it) => it.stop());
    const sink = later(await startSmtpSink(options.refuse), (it) => it.stop());
    const mail = later(await Gate.before(sink.url), (it) => it.stop());
    const { storeUrl, store } = await openStore(options, later);
    const configuration: Partial<Configuration> = { storeUrl, mailUrl: mail.url, redisUrl: redis?.url };
    const laurel = later(await startLaurel({ at: new Date(), configuration }), (it) => it.stop());
    const environment = { ...environmentOf(laurel.configuration), ...options.environment };
    const program = async (kind: 'api' | 'worker', number: number): Promise<Program> => {
      const [port, file] = [await freePort(), await quickest(`apps/${kind}/src/main.js`)];
      const settings = { ...environment, PORT: String(port) };
      return later(new Program(kind, `${kind} ${number}`, `http://127.0.0.1:${port}`, settings, file), (it) =>
        it.end('SIGKILL').catch(() => undefined),
      );
    };
    return {
      laurel,
      apis: [await program('api', 1), await program('api', 2)],
      workers: [await program('worker', 1), await program('worker', 2)],
      postgresql,
      redis,
      store,
      mail,
      sink,
      scratch,
      now: () => laurel.clock.set(new Date()),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Starts all four programs, and waits until they are ready. */
export async function startPrograms({ apis, workers }: Pick<Stage, 'apis' | 'workers'>): Promise<void> {
  for (const program of [...apis, ...workers]) program.start();
  await Promise.all([...apis, ...workers].map(({ ready }) => ready));
}

async function openStore(
  { store = 'bucket' }: StageOptions,
  later: <Thing>(thing: Thing, stop: (thing: Thing) => unknown) => Thing,
): Promise<{ storeUrl: string; store: Gate | null }> {
  if (store !== 'bucket') {
    mkdirSync(store.folder, { recursive: true });
    return { storeUrl: pathToFileURL(store.folder).href, store: null };
  }
  const bucket = new URL(later(await startS3(), (it) => it.stop()).storeUrl);
  const gate = later(await Gate.before(bucket.searchParams.get('endpoint')!), (it) => it.stop());
  bucket.searchParams.set('endpoint', gate.url);
  return { storeUrl: bucket.href, store: gate };
}

/** What an operator sets for each api and worker. */
export function environmentOf(configuration: Configuration): Record<string, string> {
  const { databaseUrl, storeUrl, mailUrl, secret, publicUrl, redisUrl } = configuration;
  return {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PUBLIC_URL: publicUrl,
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: '10',
    STORE_URL: storeUrl,
    AWS_ACCESS_KEY_ID: process.env.AWS_ACCESS_KEY_ID ?? '',
    AWS_SECRET_ACCESS_KEY: process.env.AWS_SECRET_ACCESS_KEY ?? '',
    AWS_REGION: 'us-east-1',
    MAIL_URL: mailUrl,
    SECRET: secret,
    REQUIRE_TOTP: 'false',
    ACCEPT_UNSCANNED: 'true',
    ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
  };
}
