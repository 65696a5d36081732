import { Inject, Injectable, Logger } from '@nestjs/common';
import { JOB_TIMINGS, type JobTimings, Loop } from '#jobs';
import { Relay } from './relay.js';
import { WakeUp } from './wake-up.js';

/** Runs the relay when an event or a task arrives, and now and then even without a notification. */
@Injectable()
export class RelayLoop {
  private readonly logger = new Logger('relay');
  private readonly loop: Loop;

  constructor(
    relay: Relay,
    private readonly wakeUp: WakeUp,
    @Inject(JOB_TIMINGS) timings: JobTimings,
  ) {
    this.loop = new Loop({
      turn: async () => (await relay.relay()) > 0,
      pauseSeconds: timings.pollSeconds,
      onError: (error) =>
        this.logger.warn(`Could not relay, will try again: ${error instanceof Error ? error.message : String(error)}`),
    });
  }

  async start(): Promise<void> {
    await this.wakeUp.listen(() => this.loop.wake());
    this.loop.start();
  }

  async stop(): Promise<void> {
    await this.wakeUp.stop();
    await this.loop.stop();
  }
}
