import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { INestApplicationContext, ModuleMetadata, Provider, Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { type Configuration, readConfiguration } from '#config';
import { DatabaseClock, type Work } from '#database';
import { Clock } from '#kernel';
import { PlatformModule } from '#platform';
import { FileScanner } from '#storage';
import { FixedClock, FixedDatabaseClock } from './fixed-clock.js';
import { PassingScanner } from './passing-scanner.js';
import { type TestDatabase, testDatabase } from './test-database.js';

export interface LaurelOptions {
  /** The initial time of the clocks. Default 2026-03-02T15:00:00Z. */
  at?: Date | string;
  /** Modules in addition to the platform, such as an application's own. */
  imports?: ModuleMetadata['imports'];
  providers?: Provider[];
  /** Settings that differ from the configuration of tests. */
  configuration?: Partial<Configuration>;
  /** A database to work on, such as a restored copy. Default: a new one. It is removed at the end either way. */
  database?: TestDatabase;
  /** How long it waits for the database. By default as long as jobs do, because a test's machine can be busy. */
  work?: Work;
  /**
   * Replacements for providers: `[[Mailer, new BrokenMailer()]]`. Replace only the outside world, never our
   * repositories.
   */
  replace?: [token: Type | symbol | string | (abstract new (...args: never[]) => object), value: unknown][];
  /** Makes an application from the module, such as one with HTTP. Default: a bare context. */
  start?: (module: TestingModule, configuration: Configuration) => Promise<INestApplicationContext>;
}

/** Everything below the applications, on its own database, with a clock that stands still. */
export interface Laurel {
  get<Thing>(token: Type<Thing> | (abstract new (...args: never[]) => Thing) | symbol): Thing;
  /** Replaces both the machine's clock and the database's. */
  clock: FixedClock;
  dataSource: DataSource;
  configuration: Configuration;
  /** The program in which builders make things: see `inProgram`. Default: the first. */
  programId?: string;
  /** Closes everything and removes the database and the store's folder. */
  stop(): Promise<void>;
}

/** Starts the platform for a test file; stop it in `afterAll`. */
export async function startLaurel(options: LaurelOptions = {}): Promise<Laurel> {
  const database = options.database ?? (await testDatabase());
  const storeFolder = mkdtempSync(join(tmpdir(), 'laurel-store-'));
  const configuration: Configuration = { ...testConfiguration(database.url, storeFolder), ...options.configuration };
  const clock = new FixedClock(options.at);
  const discard = async () => {
    await database.drop();
    rmSync(storeFolder, { recursive: true, force: true });
  };
  try {
    const builder = Test.createTestingModule({
      imports: [PlatformModule.forRoot(configuration, { work: options.work }), ...(options.imports ?? [])],
      providers: options.providers ?? [],
    });
    builder
      .overrideProvider(Clock)
      .useValue(clock)
      .overrideProvider(DatabaseClock)
      .useValue(new FixedDatabaseClock(clock))
      .overrideProvider(FileScanner)
      .useValue(new PassingScanner());
    for (const [token, value] of options.replace ?? []) builder.overrideProvider(token).useValue(value);
    const module = await builder.compile();
    const context = options.start ? await options.start(module, configuration) : await module.init();
    return {
      get: (token) => context.get(token as Type, { strict: false }),
      clock,
      dataSource: context.get(DataSource, { strict: false }),
      configuration,
      stop: async () => {
        await context.close();
        await discard();
      },
    };
  } catch (error) {
    await discard();
    throw error;
  }
}

/** The configuration of tests: the queue on PostgreSQL, files in a folder, email kept, second factors not required. */
export function testConfiguration(databaseUrl: string, storeFolder: string): Configuration {
  return readConfiguration({
    NODE_ENV: 'test',
    PORT: '0',
    PUBLIC_URL: 'http://localhost:3000',
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: '25',
    STORE_URL: pathToFileURL(storeFolder).href,
    MAIL_URL: 'keep:',
    SECRET: 'a-secret-for-tests-of-at-least-32-characters',
    REQUIRE_TOTP: 'false',
    LOG_LEVEL: 'silent',
  });
}
