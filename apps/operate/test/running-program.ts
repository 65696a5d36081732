import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Laurel } from '#testing';
import { environmentOf } from './run-command.js';

/** An api or a worker as an operator starts it: `node dist/apps/api/src/main.js`, with settings in its environment. */
export class RunningProgram {
  readonly output = { stdout: '', stderr: '' };
  private readonly child: ChildProcess;
  private readonly ended: Promise<unknown[]>;
  /** Called when it has said more, or has ended. */
  private notice = (): void => undefined;

  constructor(
    name: 'api' | 'worker',
    { configuration }: Pick<Laurel, 'configuration'>,
    settings: Record<string, string> = {},
  ) {
    const program = fileURLToPath(new URL(`../../../dist/apps/${name}/src/main.js`, import.meta.url));
    this.child = spawn(process.execPath, [program], {
      env: { ...environmentOf(configuration), PORT: '0', HOST: '127.0.0.1', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of ['stdout', 'stderr'] as const)
      this.child[stream]!.on('data', (chunk: Buffer) => {
        this.output[stream] += chunk.toString();
        this.notice();
      });
    this.child.once('exit', () => this.notice());
    this.ended = once(this.child, 'close');
  }

  /** Everything that it has printed so far, without empty lines at the ends. */
  get lines(): string[] {
    return [this.output.stdout, this.output.stderr].flatMap((text) =>
      text.split('\n').filter((_, at, all) => at < all.length - 1),
    );
  }

  /** Resolves once it has printed this. @throws when it ends before. */
  async says(words: RegExp): Promise<RegExpMatchArray> {
    for (;;) {
      const found = words.exec(this.output.stdout) ?? words.exec(this.output.stderr);
      if (found !== null) return found;
      if (this.child.exitCode !== null || this.child.signalCode !== null)
        throw new Error(`It ended before it said ${String(words)}:\n${this.lines.join('\n')}`);
      await new Promise<void>((resolve) => (this.notice = resolve));
    }
  }

  /** The exit code, or the signal that ended it. */
  async end(): Promise<number | string> {
    const [code, signal] = (await this.ended) as [number | null, string | null];
    return code ?? signal!;
  }

  /** Asks it to stop, as a supervisor does, and waits until it has. */
  async stop(): Promise<number | string> {
    this.child.kill('SIGTERM');
    return this.end();
  }
}
