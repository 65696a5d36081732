import { Injectable } from '@nestjs/common';
import { Metrics, type Reading } from '#watch';
import { type QueueReading, WorkReadings } from './work-readings.js';

/** What is left to do, as metrics. */
@Injectable()
export class WorkMetrics {
  constructor(metrics: Metrics, readings: WorkReadings) {
    metrics.gauge(
      'laurel_outbox_lag_seconds',
      { help: 'Age of the oldest event that no worker has taken' },
      async () => (await readings.outbox()).lagSeconds,
    );
    metrics.gauge(
      'laurel_outbox_events',
      { help: 'Events that no worker has taken' },
      async () => (await readings.outbox()).events,
    );
    const ofQueues = async (value: (reading: QueueReading) => number): Promise<Reading[]> => {
      const [deliveries, tasks] = await Promise.all([readings.deliveries(), readings.tasks()]);
      const labeled = (kind: string) => (reading: QueueReading) => ({
        value: value(reading),
        labels: { kind, queue: reading.queue },
      });
      return [...deliveries.map(labeled('delivery')), ...tasks.map(labeled('task'))];
    };
    metrics.gauge('laurel_queue_depth', { help: 'Deliveries and tasks that are not done, by queue' }, () =>
      ofQueues(({ waiting }) => waiting),
    );
    metrics.gauge(
      'laurel_queue_age_seconds',
      { help: 'How long the first in line has waited for its first attempt, by queue' },
      () => ofQueues(({ ageSeconds }) => ageSeconds),
    );
    metrics.gauge('laurel_queue_retrying', { help: 'Deliveries and tasks that failed and are tried again' }, () =>
      ofQueues(({ retrying }) => retrying),
    );
    metrics.gauge('laurel_work_given_up', { help: 'Deliveries and tasks that wait for an administrator' }, () =>
      readings.givenUp(),
    );
    metrics.gauge(
      'laurel_sweep_last_success_seconds',
      { help: 'When each sweep last succeeded, as Unix time' },
      async () =>
        (await readings.sweeps()).flatMap(({ name, succeededAt }) =>
          succeededAt === null ? [] : [{ value: succeededAt.getTime() / 1000, labels: { sweep: name } }],
        ),
    );
  }
}
