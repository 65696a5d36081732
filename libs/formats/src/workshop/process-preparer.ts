import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { OnModuleDestroy } from '@nestjs/common';
import { type GivenFile, unreadable } from '../format.js';
import { findTools, type Tools } from '../tools.js';
import { FilePreparer, type Preparing } from './file-preparer.js';

/** What one file may take. */
export interface Limits {
  /** Resident memory of the process, in MB. A 300-page scan of 100 MB takes about a third of this. */
  memoryMb: number;
  /** For any file, in milliseconds. */
  timeMs: number;
  /** In addition for each MB of a file, in milliseconds: a long video takes longer than a letter. */
  timeMsPerMb: number;
}

const usual: Limits = { memoryMb: 1536, timeMs: 120_000, timeMsPerMb: 2_000 };

/** How long the process is kept when there is nothing to do, in milliseconds. */
const idleMs = 60_000;

/**
 * Prepares files in a process of its own, one after another. A file that was made to crash or to exhaust its reader
 * ends that process, and the next file gets a new one. The process has no setting and no secret of ours in its
 * environment.
 */
export class ProcessPreparer extends FilePreparer implements OnModuleDestroy {
  private child: ChildProcess | null = null;
  private turn: Promise<unknown> = Promise.resolve();
  private idle: NodeJS.Timeout | undefined;

  constructor(
    private readonly limits: Limits = usual,
    private readonly tools: Tools = findTools(),
    private readonly program = fileURLToPath(new URL('./preparing-process.js', import.meta.url)),
  ) {
    super();
  }

  prepare(file: GivenFile, folder: string): Promise<Preparing> {
    const answer = this.turn.then(() => this.inTurn(file, folder));
    this.turn = answer.catch(() => undefined);
    return answer;
  }

  async onModuleDestroy(): Promise<void> {
    await this.end();
  }

  private async inTurn(file: GivenFile, folder: string): Promise<Preparing> {
    clearTimeout(this.idle);
    const child = (this.child ??= this.begun());
    const patience = AbortSignal.timeout(Math.ceil(this.limits.timeMs + (file.size / 1e6) * this.limits.timeMsPerMb));
    try {
      child.send({ file, folder, tools: this.tools });
      return await answerOf(child, patience);
    } catch (error) {
      await this.end();
      if (!(error instanceof Ended) && !patience.aborted) throw error;
      const fault = patience.aborted ? 'It took too much time.' : `The process ended: ${(error as Error).message}.`;
      return { prepared: unreadable('too-complex'), fault };
    } finally {
      this.idle = setTimeout(() => void this.end(), idleMs).unref();
    }
  }

  private begun(): ChildProcess {
    const child = fork(this.program, [String(this.limits.memoryMb)], {
      env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' },
      execArgv: [`--max-old-space-size=${this.limits.memoryMb}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('error', () => undefined); // the waiting call hears of it by the exit
    letOthersGoFirst(child);
    child.once('exit', () => this.child === child && (this.child = null));
    child.unref();
    child.channel?.unref();
    return child;
  }

  private async end(): Promise<void> {
    clearTimeout(this.idle);
    const child = this.child;
    this.child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
}

/** People who wait for the API go before files that are prepared. */
function letOthersGoFirst({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It has ended already, or the system does not allow it.
  }
}

/** The process ended before it answered. */
class Ended extends Error {}

async function answerOf(child: ChildProcess, signal: AbortSignal): Promise<Preparing> {
  child.ref();
  child.channel?.ref();
  const done = new AbortController();
  const either = { signal: AbortSignal.any([signal, done.signal]) };
  try {
    const [answer] = await Promise.race([
      once(child, 'message', either),
      once(child, 'exit', either).then(([code, by]) => {
        throw new Ended(String(by ?? code));
      }),
    ]);
    const { preparing, failure } = answer as { preparing?: Preparing; failure?: string };
    if (preparing === undefined) throw new Error(failure);
    return preparing;
  } finally {
    done.abort();
    child.unref();
    child.channel?.unref();
  }
}
