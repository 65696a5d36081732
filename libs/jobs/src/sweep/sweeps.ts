import { Injectable, Logger } from '@nestjs/common';
import { withLogFields } from '#watch';
import { type RegisteredSweep, Registry } from '../registry.js';
import { Loop } from './loop.js';
import { SweepRecord } from './sweep-record.js';

/** Runs every sweep of this process, each in its own loop. */
@Injectable()
export class Sweeps {
  private readonly logger = new Logger('sweeps');
  private loops: Loop[] = [];

  constructor(
    private readonly registry: Registry,
    private readonly record: SweepRecord,
  ) {}

  async start(): Promise<void> {
    await this.record.keepOnly(this.registry.sweeps.map(({ name }) => name));
    this.loops = this.registry.sweeps.map(
      (sweep) =>
        new Loop({
          turn: () => withLogFields({ job: sweep.name }, () => this.turn(sweep)),
          pauseSeconds: sweep.everySeconds,
          onError: (error) => this.tell(sweep, error),
        }),
    );
    for (const loop of this.loops) loop.start();
  }

  private async turn(sweep: RegisteredSweep): Promise<boolean> {
    const rows = await sweep.instance.sweep();
    await this.record.succeeded(sweep);
    return rows > 0;
  }

  private tell(sweep: RegisteredSweep, error: unknown): void {
    this.logger.warn(`${sweep.name}: ${error instanceof Error ? error.stack : String(error)}`);
    // While the database is away, nothing can be noted. The sweep is late by then anyway.
    void this.record.failed(sweep, error).catch(() => undefined);
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
