import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer, Socket } from 'node:net';
import { join } from 'node:path';
import { type Account, Passage } from './account.js';
import type { Binaries } from './binaries.js';
import { PostgresStartError } from './postgres-start-error.js';
import { signal, waitUntil } from './processes.js';

export interface ServerOptions {
  clusterFolder: string;
  logFile: string;
  binaries: Binaries;
  account: Account | null;
  /** Whether a commit must survive a power cut. */
  durable: boolean;
  /** If given, the data need not outlive the server: this folder is removed when the owner dies without stopping it. */
  removeAfterwards?: string;
  onLaunch?: () => void;
  /** Unless given, any free port. */
  port?: number;
}

/** A running postmaster, a child of this process. */
export class Server {
  /** Resolves when the postmaster has ended, for any reason. */
  readonly exited: Promise<void>;

  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
    private readonly guard: ChildProcess | null,
    private readonly options: ServerOptions,
  ) {
    this.exited = new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) resolve();
      else child.once('exit', () => resolve());
    });
    void this.exited.then(() => {
      // Another process may soon have the postmaster's number. The guard still removes the folder.
      if (options.removeAfterwards === undefined) this.dismissGuard();
      else guard?.stdin?.write('ended\n');
    });
  }

  /**
   * Starts the postmaster on a port of 127.0.0.1 and waits until it takes connections.
   * @throws PostgresStartError with the end of its log.
   */
  static async start(options: ServerOptions): Promise<Server> {
    for (let attempt = 1; ; attempt++) {
      const port = options.port ?? (await freePort());
      const child = launch(options, port);
      const server = new Server(child, port, guardOf(child, options), options);
      if (attempt === 1) options.onLaunch?.();
      if (await server.isReady()) return server;
      const log = readFileSync(options.logFile, 'utf8').trim().split('\n').slice(-8).join('\n  ');
      if (attempt < 5 && log.includes('could not bind')) continue; // another program took the port meanwhile
      throw new PostgresStartError(`PostgreSQL does not start. The end of ${options.logFile}:\n  ${log}`);
    }
  }

  /** Ends the postmaster: it closes connections, and writes the data if they must last. */
  async stop(): Promise<void> {
    const { removeAfterwards, binaries, clusterFolder } = this.options;
    const keep = removeAfterwards === undefined;
    const pid = this.child.pid!;
    const gone = () => this.child.exitCode !== null || this.child.signalCode !== null;
    if (process.platform === 'win32')
      spawnSync(binaries.pgCtl, ['stop', '-D', clusterFolder, '-m', keep ? 'fast' : 'immediate']);
    const steps = [
      ...(keep ? [['SIGINT', 8_000] as const] : []),
      ['SIGQUIT', 5_000] as const,
      ['SIGKILL', 5_000] as const,
    ];
    for (const [name, milliseconds] of steps) {
      if (gone()) break;
      signal(pid, name);
      await waitUntil(gone, milliseconds);
    }
    await this.exited;
  }

  /** Tells the guard that nothing is left to stop or to remove. */
  dismissGuard(): void {
    this.guard?.kill('SIGKILL');
  }

  /** Crash recovery can take long, so the wait is long. It ends early if the process ends. */
  private async isReady(): Promise<boolean> {
    const lockFile = join(this.options.clusterFolder, 'postmaster.pid');
    const gone = () => this.child.exitCode !== null || this.child.signalCode !== null || this.child.pid === undefined;
    const ready = () => existsSync(lockFile) && readFileSync(lockFile, 'utf8').split('\n')[7]?.trim() === 'ready';
    await waitUntil(() => gone() || ready(), 120_000);
    if (!gone() && ready()) return true;
    if (!gone()) await this.stop();
    return false;
  }
}

/**
 * Writes nothing that only a power cut or a replica would need, and keeps the log small, because the data may be in
 * memory.
 */
const fleeting = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '256MB',
  autovacuum: 'off',
  jit: 'off',
  io_method: 'sync',
};

function launch({ binaries, clusterFolder, logFile, account, durable }: ServerOptions, port: number): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '', // the only way in is the password over TCP
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(durable ? {} : fleeting),
  };
  const passage = new Passage(account);
  rmSync(logFile, { force: true }); // it may belong to another user, and could then not be opened
  const log = openSync(logFile, 'w', 0o600);
  try {
    const folder = passage.to(clusterFolder);
    const child = spawn(
      binaries.postgres,
      ['-D', folder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      {
        ...passage.spawnOptions(log),
        // It has its own process group: ctrl-C at the terminal reaches only Laurel, which then stops the server cleanly.
        detached: true,
      },
    );
    child.on('error', () => undefined); // an undefined `pid` tells it
    child.unref();
    return child;
  } finally {
    passage.close();
    closeSync(log);
  }
}

const guardScript = `
trap '' INT TERM HUP
if read -r ended; then
  read -r _
else
  kill -$2 $1
  tries=0
  while kill -0 $1 && [ $tries -lt 200 ]; do sleep 0.1; tries=$((tries + 1)); done
fi
if [ -n "$3" ]; then rm -rf -- "$3"; fi
`;

/**
 * A shell that waits for this process to end, even by kill -9, and then stops the server, unless it was told that the
 * server has ended. Our end of its input closes with us. Nothing else tells a Unix process that its parent is gone.
 * Windows has no such shell: the next start cleans up.
 */
function guardOf({ pid }: ChildProcess, { removeAfterwards }: ServerOptions): ChildProcess | null {
  if (process.platform === 'win32' || pid === undefined) return null;
  const guard = spawn(
    '/bin/sh',
    [
      '-c',
      guardScript,
      'laurel-postgres-guard',
      String(pid),
      removeAfterwards === undefined ? 'INT' : 'QUIT',
      removeAfterwards ?? '',
    ],
    {
      stdio: ['pipe', 'ignore', 'ignore'],
      cwd: '/',
      detached: true,
    },
  );
  guard.on('error', () => undefined);
  guard.unref();
  guard.stdin.on('error', () => undefined); // it has ended already
  if (guard.stdin instanceof Socket) guard.stdin.unref();
  return guard;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
