import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { spawnChild } from './children.js';
import { freePort } from './ports.js';
import { programHere } from './programs-here.js';

/** A Redis that keeps nothing on the disk. */
export class DrilledRedis {
  private constructor(
    private readonly child: ChildProcess,
    private readonly port: number,
  ) {}

  /** Null when there is no Redis on this machine. */
  static async start(folder: string): Promise<DrilledRedis | null> {
    const program = programHere('redis-server');
    if (program === null) return null;
    const port = await freePort();
    const flags = { port: String(port), bind: '127.0.0.1', save: '', appendonly: 'no', dir: folder };
    const child = spawnChild(
      program,
      Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]),
      { stdio: 'ignore' },
    );
    const redis = new DrilledRedis(child, port);
    while (!(await redis.command('PING').catch(() => ''))) await pause(50);
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Sends one command. Returns the first answer as Redis writes it. */
  async command(line: string): Promise<string> {
    const socket = connect(this.port, '127.0.0.1');
    socket.end(`${line}\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    return String(answer);
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }
}
