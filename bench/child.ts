import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** Bytes of resident memory of a process. */
export interface Memory {
  /** At the beginning of the measurement. */
  before: number;
  /** The highest value since then. */
  peak: number;
}

/** The tasks of a child process, by name. */
export type Tasks = Record<string, () => Promise<unknown>>;

interface Message {
  ready?: unknown;
  answer?: unknown;
  failure?: string;
}

const sampleEvery = 10;

/** A separate process for one part of a measurement, so that its memory can be measured. */
export class Child<Ready = unknown> {
  private constructor(
    private readonly process: ChildProcess,
    readonly ready: Ready,
  ) {}

  /** Starts a program in this folder with an input. Returns when the program has called `serve`. */
  static async start<Ready>(program: string, input: unknown = {}): Promise<Child<Ready>> {
    const child = fork(new URL(program, import.meta.url), [JSON.stringify(input)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const { ready } = await next(child);
    return new Child(child, ready as Ready);
  }

  /** Asks the child to do one of its tasks, to `watch` its memory from now on, or to report its `memory`. */
  async ask<Answer = void>(task: string): Promise<Answer> {
    const answer = next(this.process);
    this.process.send(task);
    return (await answer).answer as Answer;
  }

  async stop(): Promise<void> {
    const gone = once(this.process, 'exit');
    this.process.send('stop');
    await gone;
  }
}

async function next(child: ChildProcess): Promise<Message> {
  const gone = new AbortController();
  const [message] = (await Promise.race([
    once(child, 'message', gone),
    once(child, 'exit', gone).then(([code]) => [
      { failure: `The process ended with ${String(code)} before it answered.` },
    ]),
  ])) as [Message];
  gone.abort();
  if (message.failure !== undefined) throw new Error(message.failure);
  return message;
}

/** In a child: the input that its parent gave. */
export function inputOf<Input>(): Input {
  return JSON.parse(process.argv[2] ?? '{}') as Input;
}

/** In a child: reports that it is ready, and does tasks until it has to stop. */
export function serve(ready: unknown, tasks: Tasks, stop: () => Promise<void> = async () => {}): void {
  const memory: Memory = { before: 0, peak: 0 };
  const watch = async () => {
    memory.before = memory.peak = process.memoryUsage.rss();
    setInterval(() => (memory.peak = Math.max(memory.peak, process.memoryUsage.rss())), sampleEvery).unref();
  };
  const all: Tasks = { ...tasks, watch, memory: async () => memory };
  process.on('message', (task: string) => {
    if (task === 'stop') {
      void stop().finally(() => process.disconnect());
      return;
    }
    Promise.resolve()
      .then(() => all[task]!())
      .then(
        (answer) => process.send!({ answer }),
        (error: unknown) =>
          process.send!({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      );
  });
  process.send!({ ready });
}
