import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Module,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { badgesHandlers } from '#badges';
import { identityHandlers } from '#identity';
import { JobWorkersModule, type JobTimings, QueueBackend, QueueWorkers, Registry, Sweeps } from '#jobs';
import { notificationsHandlers } from '#notifications';
import { pilotsHandlers } from '#pilots';
import { privacyHandlers } from '#privacy';
import { recordHandlers } from '#record';
import { reviewsHandlers } from '#reviews';
import { submissionsHandlers } from '#submissions';
import { ForgetDeliveries } from './relay/forget-deliveries.sweep.js';
import { DueJobs } from './relay/due-jobs.js';
import { Relay } from './relay/relay.js';
import { RelayLoop } from './relay/relay-loop.js';
import { WakeUp } from './relay/wake-up.js';
import { WatchSystem } from './watch-system.sweep.js';

/** The listeners, task handlers and sweeps of every slice. */
const handlers = [
  ...identityHandlers,
  ...notificationsHandlers,
  ...pilotsHandlers,
  ...submissionsHandlers,
  ...reviewsHandlers,
  ...badgesHandlers,
  ...privacyHandlers,
  ...recordHandlers,
];

/** Carries out the work that PostgreSQL schedules. It starts with the application and stops before the database does. */
@Module({})
export class WorkerModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly backend: QueueBackend,
    private readonly registry: Registry,
    private readonly workers: QueueWorkers,
    private readonly relay: RelayLoop,
    private readonly sweeps: Sweeps,
  ) {}

  static forRoot(timings: Partial<JobTimings> = {}): DynamicModule {
    return {
      module: WorkerModule,
      imports: [JobWorkersModule.forRoot(timings)],
      providers: [WakeUp, DueJobs, Relay, RelayLoop, ForgetDeliveries, WatchSystem, ...handlers],
      exports: [JobWorkersModule, Relay],
    };
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.backend.open(this.registry.queues.length);
    this.workers.start();
    await this.relay.start();
    await this.sweeps.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([this.relay.stop(), this.sweeps.stop(), this.workers.stop()]);
    await this.backend.close();
  }
}
