import { Injectable, Logger } from '@nestjs/common';
import { Loop } from './loop.js';
import { Registry } from '../registry.js';

/** Runs every sweep of this process, each in its own loop. */
@Injectable()
export class Sweeps {
  private readonly logger = new Logger('sweeps');
  private loops: Loop[] = [];

  constructor(private readonly registry: Registry) {}

  start(): void {
    this.loops = this.registry.sweeps.map(
      ({ name, everySeconds, instance }) =>
        new Loop({
          turn: async () => (await instance.sweep()) > 0,
          pauseSeconds: everySeconds,
          onError: (error) => this.logger.warn(`${name}: ${error instanceof Error ? error.stack : String(error)}`),
        }),
    );
    for (const loop of this.loops) loop.start();
  }

  /** Runs a sweep now, until nothing is left. */
  async run(name: string): Promise<void> {
    const sweep = this.registry.sweeps.find((candidate) => candidate.name === name);
    if (sweep === undefined) throw new Error(`There is no sweep called ${name}.`);
    while ((await sweep.instance.sweep()) > 0);
  }

  async stop(): Promise<void> {
    await Promise.all(this.loops.splice(0).map((loop) => loop.stop()));
  }
}
