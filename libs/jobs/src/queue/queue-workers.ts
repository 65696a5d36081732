import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Worker } from 'bullmq';
import { SpanKind } from '@opentelemetry/api';
import { type Histogram, Metrics, Traces, withLogFields } from '#watch';
import { DeliveryHandling } from '../delivery/delivery-handling.js';
import { Registry } from '../registry.js';
import { TaskHandling } from '../task/task-handling.js';
import { JOB_TIMINGS, type JobTimings } from './job-timings.js';
import { type JobData, QueueBackend } from './queue-backend.js';

/** One BullMQ worker for each queue of this process. */
@Injectable()
export class QueueWorkers {
  private workers: Worker<JobData>[] = [];
  private readonly durations: Histogram;

  constructor(
    private readonly backend: QueueBackend,
    private readonly registry: Registry,
    private readonly deliveries: DeliveryHandling,
    private readonly tasks: TaskHandling,
    @Inject(JOB_TIMINGS) private readonly timings: JobTimings,
    metrics: Metrics,
    private readonly traces: Traces,
  ) {
    this.durations = metrics.histogram('laurel_job_seconds', {
      help: 'How long attempts at background work took, by queue',
      bounds: [0.01, 0.1, 0.5, 1, 5, 30, 120, 600],
    });
  }

  start(): void {
    const lock = this.timings.lockSeconds * 1000;
    this.workers = this.registry.queues.map((queue) =>
      this.backend.worker(queue, ({ data }) => withLogFields(fieldsOf(data), () => this.carryOut(data, queue)), {
        concurrency: this.registry.concurrencyOf(queue),
        ...paced(this.registry.perSecondOf(queue)),
        lockDuration: lock,
        stalledInterval: lock,
        maxStalledCount: 3,
      }),
    );
  }

  private async carryOut(data: JobData, queue: string): Promise<void> {
    const begun = performance.now();
    const name = 'eventId' in data ? data.listener : data.name;
    const attributes = { 'laurel.queue': queue, 'laurel.job': 'eventId' in data ? data.eventId : data.id };
    await this.traces.inSpan(name, { kind: SpanKind.CONSUMER, attributes }, () =>
      'eventId' in data ? this.deliveries.handle(data) : this.tasks.handle(data),
    );
    this.durations.record((performance.now() - begun) / 1000, { queue });
  }

  /** Takes no new jobs and waits for begun ones, up to `graceSeconds`. Jobs that are left are due again after their lease. */
  async stop(): Promise<void> {
    const finished = Promise.all(this.workers.splice(0).map((worker) => worker.close()));
    const grace = new AbortController();
    const late = pause(this.timings.graceSeconds * 1000, undefined, { signal: grace.signal, ref: false }).catch(
      () => undefined,
    );
    await Promise.race([finished, late]);
    grace.abort();
  }
}

/** One job at a time with short pauses, not many jobs at once and then a long pause. */
function paced(perSecond: number): { limiter?: { max: number; duration: number } } {
  return perSecond === Infinity ? {} : { limiter: { max: 1, duration: Math.round(1000 / perSecond) } };
}

/** What each log line of a job says: which delivery or task it is. */
function fieldsOf(data: JobData) {
  return 'eventId' in data ? { job: data.listener, eventId: data.eventId } : { job: `${data.name} ${data.id}` };
}
