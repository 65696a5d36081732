import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export interface Killing {
  /**
   * The compiled program, under dist/: it tells its parent `ready` by `process.send` once it works, and ends by itself
   * upon SIGTERM.
   */
  program: string;
  environment: Record<string, string>;
  kills: number;
  /** At most how long a process lives after it is ready, in milliseconds; how long within it is left to chance. */
  longestLife: number;
  /** Brings work; called while the process that is to be killed is ready. */
  feed(round: number): Promise<void>;
  /** How much is still to be done. */
  left(): Promise<number>;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
const patience = 30_000;
const glance = 50;

/**
 * Has a program work while it is killed by `kill -9` at random points, again and again; then lets it finish what is left.
 * The next process starts while the present one dies, so two may be at work at once, as in production.
 * @throws Error when a process ends by itself, or when for half a minute after the last kill nothing more gets done.
 */
export async function killRepeatedly({ program, environment, kills, longestLife, feed, left }: Killing): Promise<void> {
  const running = new Set<ChildProcess>();
  const start = (): Process => {
    const started = startProcess(program, environment);
    running.add(started.child);
    return started;
  };
  try {
    let current = start();
    for (let round = 0; round < kills; round += 1) {
      await current.ready;
      const next = start();
      await feed(round);
      await pause(Math.random() * longestLife);
      await kill(current, 'SIGKILL');
      running.delete(current.child);
      current = next;
    }
    await current.ready;
    await untilNothingIs(left);
    await kill(current, 'SIGTERM');
    running.delete(current.child);
  } finally {
    for (const child of running) child.kill('SIGKILL');
  }
}

interface Process {
  child: ChildProcess;
  /** Rejects when it ends before it was ready, with what it said. */
  ready: Promise<void>;
}

function startProcess(program: string, environment: Record<string, string>): Process {
  const child = fork(`${root}dist/${program}`, {
    env: { PATH: process.env.PATH, ...environment },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  child.stdout!.on('data', (chunk: Buffer) => (said += String(chunk)));
  child.stderr!.on('data', (chunk: Buffer) => (said += String(chunk)));
  const ready = new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code, signal) => reject(new Error(`${program} ended by itself (${code ?? signal}):\n${said}`)));
  });
  ready.catch(() => undefined); // whoever waits for it hears of it
  return { child, ready };
}

async function kill({ child }: Process, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null)
    throw new Error(`It ended by itself (${child.exitCode ?? child.signalCode}).`);
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

async function untilNothingIs(left: () => Promise<number>): Promise<void> {
  let least = Infinity;
  let lastDone = performance.now();
  for (let rest = await left(); rest > 0; rest = await left()) {
    if (rest < least) [least, lastDone] = [rest, performance.now()];
    if (performance.now() - lastDone > patience) throw new Error(`${rest} are still to be done, and nothing moves.`);
    await pause(glance);
  }
}
