import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer } from 'node:net';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { INestApplicationContext } from '@nestjs/common';
import { type Configuration, readConfiguration } from '#config';
import { type Postgres, startPostgres } from '#embedded-postgres';
import { DataFolder } from './data-folder.js';
import { servePage } from './serve-page.js';

export interface StandaloneOptions {
  /** The folder for all data. It is made when it is missing. */
  dataFolder: string;
  /** Whether the folder is removed when the process stops. */
  temporary?: boolean;
  /** Environment variables as in docs/operating.md, most with defaults. PORT 0 takes a free port. */
  environment?: Record<string, string | undefined>;
}

export interface Standalone {
  /** Its address, without a slash at the end. */
  url: string;
  dataFolder: string;
  configuration: Configuration;
  /** The application, for calling operations. */
  app: INestApplicationContext;
  /** Resolves when the database stops unexpectedly. */
  databaseLost: Promise<void>;
  /** Aborted when it begins to stop. */
  stopping: AbortSignal;
  /** Lets requests and jobs finish for up to `graceMilliseconds`, then stops everything. */
  stop(graceMilliseconds?: number): Promise<void>;
}

/** Nobody else on the network reaches a Laurel that somebody tries out, unless HOST says so. */
const thisMachine = '127.0.0.1';

/** Another program uses the port. */
export class PortTakenError extends Error {}

/**
 * Starts the API, the worker and the page in one process, with all data in one folder: an embedded PostgreSQL (or the one
 * in DATABASE_URL), the queue on it (or on REDIS_URL), files, and mail that is kept. Migrates the schema and imports the
 * catalog.
 * @throws PortTakenError, PostgresStartError, ConfigurationError, each with a message for the person at the terminal.
 */
export async function startStandalone({
  dataFolder,
  temporary = false,
  environment = {},
}: StandaloneOptions): Promise<Standalone> {
  const host = environment.HOST || thisMachine;
  const port = await claimPort(Number(environment.PORT ?? 3000), host);
  const folder = new DataFolder(dataFolder);
  const configure = (databaseUrl: string) =>
    readConfiguration({
      NODE_ENV: 'development',
      LOG_LEVEL: 'warn',
      PUBLIC_URL: `http://localhost:${port}`,
      DATABASE_URL: databaseUrl,
      STORE_URL: pathToFileURL(folder.store).href,
      SECRET: folder.secret(),
      ...definedIn(environment),
      HOST: host,
      PORT: String(port),
    });
  configure('postgres://127.0.0.1/laurel'); // a wrong setting is reported before anything starts
  let loading: ReturnType<typeof loadApplication> | undefined;
  const onLaunch = () => {
    loading = loadApplication();
    loading.catch(() => undefined); // awaited below, unless PostgreSQL fails first
  };
  const postgres = environment.DATABASE_URL
    ? null
    : await startPostgres({
        dataFolder: folder.postgres,
        removeAfterwards: temporary ? folder.path : undefined,
        onLaunch,
      });
  const stopping = new AbortController();
  try {
    const configuration = configure(postgres?.url ?? '');
    const { migrate, seed, createApi, listen, serveDocs, WorkerModule } = await (loading ?? loadApplication());
    await migrate(configuration);
    const app = await createApi(configuration, { alsoRunning: [WorkerModule.forRoot()] });
    serveDocs(app);
    app.use(servePage(fileURLToPath(new URL('../../../web', import.meta.url)))); // dist/web
    await seed(app);
    await listen(app, configuration);
    return {
      url: configuration.publicUrl,
      dataFolder: folder.path,
      configuration,
      app,
      databaseLost: new Promise((resolve) => void postgres?.exited.then(() => stopping.signal.aborted || resolve())),
      stopping: stopping.signal,
      stop: (grace = 4_000) => {
        stopping.abort();
        return stop(app, postgres, grace);
      },
    };
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
}

/** Loads the application while PostgreSQL starts. That is why it is not imported at the top. */
async function loadApplication() {
  const [{ migrate, seed }, { createApi, listen, serveDocs }, { WorkerModule }] = await Promise.all([
    import('#platform'),
    import('../../api/src/create-api.js'),
    import('../../worker/src/worker.module.js'),
  ]);
  return { migrate, seed, createApi, listen, serveDocs, WorkerModule };
}

async function stop(
  app: INestApplicationContext & { getHttpServer(): Server },
  postgres: Postgres | null,
  grace: number,
): Promise<void> {
  const server = app.getHttpServer();
  const cut = setTimeout(() => server.closeAllConnections(), grace / 2);
  const limit = new Promise<void>((resolve) => setTimeout(resolve, grace).unref());
  await Promise.race([app.close(), limit]);
  clearTimeout(cut);
  await postgres?.stop();
}

/** The port if it is free, or any free port for 0. @throws PortTakenError */
async function claimPort(port: number, host: string): Promise<number> {
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, 'listening');
  } catch (cause) {
    throw new PortTakenError(
      `Port ${port} cannot be used (${(cause as NodeJS.ErrnoException).code ?? String(cause)}). Stop the program that uses it, or set PORT to another port.`,
      { cause },
    );
  }
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : port;
}

function definedIn(environment: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''),
  );
}
