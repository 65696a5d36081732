import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, type OtlpCollector, startOtlpCollector } from '#testing';
import { startApi } from '../../test/start-api.js';

const trace = '0af7651916cd43dd8448eb211c80319c';
const parent = 'b7ad6b7169203331';

describe('the trace of a request', () => {
  let collector: OtlpCollector;
  let email: string;
  beforeAll(async () => {
    collector = await startOtlpCollector();
    const api = await startApi({ configuration: { otlpEndpoint: collector.url } });
    const person = await aPerson(api, { name: 'Tracey Traced' });
    email = person.email;
    const candidate = await api.as(person);
    await candidate
      .get('/v1/enrollments?limit=1')
      .set({ traceparent: `00-${trace}-${parent}-01`, 'X-Request-Id': 'one-that-is-known' })
      .expect(200);
    await candidate.get('/v1/nowhere').expect(404);
    await api.stop();
  });
  afterAll(() => collector.stop());

  it('goes on the trace that it came with, with the route, the status and the request id', () => {
    expect(collector.spans.find(({ parentSpanId }) => parentSpanId === parent)).toMatchObject({
      traceId: trace,
      name: 'GET /v1/enrollments',
      attributes: {
        'http.route': '/v1/enrollments',
        'http.response.status_code': 200,
        'laurel.request_id': 'one-that-is-known',
      },
      failed: false,
    });
  });

  it('has each statement that the request sent to the database', () => {
    const { spanId } = collector.spans.find(({ parentSpanId }) => parentSpanId === parent)!;
    const statements = collector.spans.filter(({ parentSpanId }) => parentSpanId === spanId);
    expect(statements.map(({ attributes }) => attributes['db.query.text'])).toContainEqual(
      expect.stringMatching(/FROM [^]*enrollment/),
    );
    expect(new Set(statements.map(({ traceId }) => traceId))).toEqual(new Set([trace]));
  });

  it('names no address that does not exist', () => {
    expect(collector.spans.map(({ name }) => name)).toContain('GET other');
    expect(JSON.stringify(collector.spans)).not.toContain('nowhere');
  });

  it('holds nothing about people', () => {
    const sent = JSON.stringify(collector.spans);
    expect(sent).not.toContain('Tracey');
    expect(sent).not.toContain(email);
  });
});
