import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anEnrollment, type OtlpCollector, startOtlpCollector } from '#testing';
import { startWorker } from './start-worker.js';

describe('the traces of background work', () => {
  let collector: OtlpCollector;
  let eventId: string;
  beforeAll(async () => {
    collector = await startOtlpCollector();
    const laurel = await startWorker({ configuration: { otlpEndpoint: collector.url } });
    const { id } = await anEnrollment(laurel).registered();
    await laurel.untilIdle();
    [{ id: eventId }] = await laurel.dataSource.query<[{ id: string }]>(
      `SELECT id FROM event WHERE subject_id = $1 AND type = 'enrollment.registered'`,
      [id],
    );
    await laurel.stop();
  });
  afterAll(() => collector.stop());

  it('have a trace for each listener of an event, with its statements', () => {
    const jobs = collector.spans.filter(({ attributes }) => attributes['laurel.job'] === eventId);
    expect(jobs.length).toBeGreaterThan(0);
    for (const { spanId } of jobs) {
      const statements = collector.spans.filter(({ parentSpanId }) => parentSpanId === spanId);
      expect(statements.length).toBeGreaterThan(0);
    }
  });
});
