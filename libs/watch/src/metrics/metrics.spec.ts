import { describe, expect, it } from '@jest/globals';
import { metrics as withoutExporter } from '@opentelemetry/api';
import { observedMetrics } from '#testing';
import { Metrics } from './metrics.js';

describe('metrics', () => {
  it('count, by label', async () => {
    const observed = observedMetrics();
    const seals = new Metrics(observed.provider).counter('laurel_seals_total', { help: 'Sealed submissions' });
    seals.add(1, { attempt: 'first' });
    seals.add(2, { attempt: 'later' });
    seals.add(1, { attempt: 'first' });
    expect(await observed.lines()).toEqual([
      'laurel_seals_total{attempt="first"} 2',
      'laurel_seals_total{attempt="later"} 2',
    ]);
  });

  it('spread values over the bounds that they were given', async () => {
    const observed = observedMetrics();
    const about = { help: 'Durations', bounds: [0.1, 1] };
    const durations = new Metrics(observed.provider).histogram('laurel_durations_seconds', about);
    for (const seconds of [0.05, 0.5, 5]) durations.record(seconds);
    expect(await observed.lines('laurel_durations_seconds_bucket')).toEqual([
      'laurel_durations_seconds_bucket{le="0.1"} 1',
      'laurel_durations_seconds_bucket{le="1"} 2',
      'laurel_durations_seconds_bucket{le="+Inf"} 3',
    ]);
  });

  it('observe a gauge when somebody reads, and leave it out when it cannot be observed', async () => {
    const observed = observedMetrics();
    const metrics = new Metrics(observed.provider);
    let waiting = 3;
    metrics.gauge('laurel_waiting', { help: 'Waiting' }, () => waiting);
    metrics.gauge('laurel_depth', { help: 'Depth' }, async () => [{ value: 7, labels: { queue: 'bells' } }]);
    metrics.gauge('laurel_lost', { help: 'Lost' }, () => Promise.reject(new Error('ECONNREFUSED')));
    expect(await observed.lines()).toEqual(['laurel_waiting 3', 'laurel_depth{queue="bells"} 7']);
    waiting = 0;
    expect(await observed.lines('laurel_waiting')).toEqual(['laurel_waiting 0']);
  });

  it('are free to be called when nobody reads them', () => {
    const metrics = new Metrics(withoutExporter.getMeterProvider());
    metrics.gauge('laurel_waiting', { help: 'Waiting' }, () => {
      throw new Error('Nobody reads this.');
    });
    metrics.counter('laurel_seals_total', { help: 'Sealed submissions' }).add(1);
    metrics.histogram('laurel_durations_seconds', { help: 'Durations', bounds: [1] }).record(1);
  });
});
