import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { quickest } from './quickest.js';

export interface Killing {
  /**
   * The compiled program, under dist/. It sends `ready` to its parent with `process.send` once it works, and exits by
   * itself on SIGTERM.
   */
  program: string;
  environment: Record<string, string>;
  kills: number;
  /** The most milliseconds that a process lives after it is ready. The exact time is random. */
  longestLife: number;
  /** Adds work. Called while the process that will be killed is ready. */
  feed(round: number): Promise<void>;
  /** How much work is left. */
  left(): Promise<number>;
}

const patience = 30_000;
const glance = 50;

/**
 * Runs a program and kills it with `kill -9` at random points, again and again; then lets it finish the rest. The next
 * process starts while the current one dies, so two may work at the same time, as in production.
 * @throws Error when a process exits by itself, or when nothing gets done for half a minute after the last kill.
 */
export async function killRepeatedly({ program, environment, kills, longestLife, feed, left }: Killing): Promise<void> {
  const running = new Set<ChildProcess>();
  const file = await quickest(program);
  const start = (): Process => {
    const started = startProcess(file, environment);
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
  /** Rejects with its output when it exits before it is ready. */
  ready: Promise<void>;
}

function startProcess(file: string, environment: Record<string, string>): Process {
  const child = fork(file, {
    env: { PATH: process.env.PATH, ...environment },
    execArgv: ['--max-semi-space-size=64'], // as `npm start` has it: a start makes much that is soon forgotten
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  child.stdout!.on('data', (chunk: Buffer) => (said += String(chunk)));
  child.stderr!.on('data', (chunk: Buffer) => (said += String(chunk)));
  const ready = new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code, signal) => reject(new Error(`${file} ended by itself (${code ?? signal}):\n${said}`)));
  });
  ready.catch(() => undefined); // the caller that waits for it gets the error
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
