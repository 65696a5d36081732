import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aSubmission } from '#testing';
import { MetricsServer, WatchDatabase } from '#watch';
import { type LaurelWithWorker, startWorker } from './start-worker.js';

describe('what an operator reads from a worker', () => {
  let laurel: LaurelWithWorker;
  let read: (path: string) => Promise<{ status: number; text: string }>;
  beforeAll(async () => {
    laurel = await startWorker({ configuration: { metricsPort: 0 } });
    const { port } = laurel.get(MetricsServer);
    read = async (path) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`);
      return { status: response.status, text: await response.text() };
    };
  });
  afterAll(() => laurel.stop());

  it('is its health', async () => {
    expect(await read('/health/live')).toEqual({ status: 200, text: '{"status":"ok"}' });
    expect(await read('/health/ready')).toEqual({ status: 200, text: '{"status":"ok","degraded":[]}' });
    expect((await read('/anything')).status).toBe(404);
  });

  it('is what happened, what is left, and when each sweep last succeeded', async () => {
    await aSubmission(laurel).sealed();
    await laurel.untilIdle();
    laurel.get(WatchDatabase).forget();
    await laurel.sweep('watch-system'); // a check made while the worker started may not have seen it
    const { text } = await read('/metrics');
    expect(text).toMatch(/^laurel_events_total\{type="submission.sealed"\} 1$/m);
    expect(text).toMatch(/^laurel_outbox_events 0$/m);
    expect(text).toMatch(/^laurel_job_seconds_count\{queue="[a-z-]+"\} [1-9]/m);
    expect(text).toMatch(/^laurel_sweep_last_success_seconds\{sweep="expire-enrollments"\} \d+/m);
    expect(text).toMatch(/^laurel_condition\{kind="workers"\} 0$/m);
    expect(text).toMatch(/^laurel_clock_offset_seconds -?[\d.e-]+$/m);
    expect(text).toMatch(/^laurel_pool_connections\{state="in_use"\} \d+$/m);
  });

  it('names nobody and nothing that people made', async () => {
    const { text } = await read('/metrics');
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|@/);
  });

  it('can be read while every connection of the pool is in use', async () => {
    const runners = Array.from({ length: laurel.configuration.databasePoolSize }, () =>
      laurel.dataSource.createQueryRunner(),
    );
    await Promise.all(runners.map((runner) => runner.connect()));
    const waiting = laurel.dataSource.query('SELECT 1');
    laurel.get(WatchDatabase).forget();
    const { text } = await read('/metrics');
    expect(text).toMatch(new RegExp(`^laurel_pool_connections\\{state="in_use"\\} ${runners.length}$`, 'm'));
    expect(text).toMatch(/^laurel_pool_waiting [1-9]/m);
    expect(text).toMatch(/^laurel_outbox_lag_seconds \d/m);
    await Promise.all(runners.map((runner) => runner.release()));
    await waiting;
  });
});
