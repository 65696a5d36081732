import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '../drill.js';
import { spawnChild } from './children.js';

export type Kind = 'api' | 'worker';

const patienceMs = 90_000;

/** An api or a worker as in production: `node dist/apps/api/src/main.js`, with its settings in the environment. */
export class Program {
  private child!: ChildProcess;
  private said = '';
  /** Whether it takes requests, or has begun to work. */
  isReady = false;
  /** Rejects when it ends by itself before it is ready. */
  ready: Promise<void> = Promise.resolve();

  constructor(
    readonly kind: Kind,
    readonly name: string,
    /** Of the api. */
    readonly url: string,
    private readonly environment: Record<string, string>,
    /** The compiled program. */
    private readonly file: string,
  ) {}

  start(extra: Record<string, string> = {}): void {
    this.said = '';
    this.child = spawnChild(process.execPath, [this.file], {
      env: { PATH: process.env.PATH, ...this.environment, ...extra },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout!, this.child.stderr!])
      stream.on('data', (chunk: Buffer) => (this.said = (this.said + String(chunk)).slice(-1_000_000)));
    this.ready = this.untilReady(this.child);
    this.ready.catch(() => undefined); // those who await `ready` still get the error
  }

  /** What it has written since it was started. */
  get log(): string {
    return this.said;
  }

  get pid(): number {
    return this.child.pid!;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    this.isReady = false;
    if (this.hasEnded) return;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    await ended;
  }

  private async untilReady(child: ChildProcess): Promise<void> {
    const begun = performance.now();
    for (;;) {
      if (child !== this.child || child.signalCode !== null) return; // it was killed, and maybe started again
      if (child.exitCode !== null) throw new Fault(`${this.name} ended by itself (${child.exitCode}):\n${this.said}`);
      if (await this.works()) break;
      if (performance.now() - begun > patienceMs) throw new Fault(`${this.name} is not ready:\n${this.said}`);
      await pause(50);
    }
    if (child === this.child && child.signalCode === null) this.isReady = true;
  }

  private async works(): Promise<boolean> {
    if (this.kind === 'worker') return this.said.includes('The worker is running');
    return fetch(`${this.url}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  }
}
