import { Injectable } from '@nestjs/common';
import { ClockWatch } from '#database';
import { SystemConditions } from '../conditions/system-conditions.js';
import { conditionStates } from '../vocabulary.js';
import { Metrics } from './metrics.js';

/** What every process can tell about itself and about each part of Laurel. */
@Injectable()
export class ProcessMetrics {
  constructor(metrics: Metrics, clock: ClockWatch, conditions: SystemConditions) {
    metrics.gauge(
      'laurel_clock_offset_seconds',
      { help: 'How far the clock of this process is ahead of the database' },
      () => clock.offsetSeconds,
    );
    metrics.gauge(
      'laurel_condition',
      { help: 'How a part of Laurel is: 0 as it should be, 1 degraded, 2 failing' },
      async () =>
        (await conditions.recentFindings()).map(({ kind, state }) => ({
          value: conditionStates.indexOf(state),
          labels: { kind },
        })),
    );
    metrics.gauge('laurel_memory_bytes', { help: 'Memory of this process' }, () => process.memoryUsage.rss());
    metrics.gauge('laurel_start_time_seconds', { help: 'When this process started, as Unix time' }, () =>
      Math.round(performance.timeOrigin / 1000),
    );
  }
}
