import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Logger } from '@nestjs/common';
import { observedMetrics } from '#testing';
import { logFields, METER_PROVIDER } from '#watch';
import { type Api, startApi } from '../../test/start-api.js';
import { Public } from './access.decorators.js';

const trace = '0af7651916cd43dd8448eb211c80319c';
const wellFormed = /^[A-Za-z0-9._-]{8,64}$/;

@Controller('v1/bells')
class BellsController {
  static readonly heard: unknown[] = [];

  @Get(':bellId')
  @Public()
  async ring() {
    await new Promise(setImmediate);
    BellsController.heard.push(logFields());
    new Logger('bells').log('It rang.');
    return {};
  }
}

describe('every request', () => {
  const observed = observedMetrics();
  let api: Api;
  beforeAll(async () => {
    api = await startApi({
      imports: [{ module: class Bells {}, controllers: [BellsController] }],
      replace: [[METER_PROVIDER, observed.provider]],
    });
  });
  afterAll(() => api.stop());

  const idOf = async (path: string, headers: Record<string, string> = {}) =>
    (await api.anonymous().get(path).set(headers)).headers['x-request-id'] as string;

  it.each(['/health/live', '/v1/session', '/v1/nowhere', '/nowhere', '/v1/uploads/x'])(
    'is answered with an id: %s',
    async (path) => expect(await idOf(path)).toMatch(wellFormed),
  );

  it('keeps the id that it came with, otherwise the trace that it belongs to', async () => {
    const traceparent = `00-${trace}-b7ad6b7169203331-01`;
    expect(await idOf('/v1/session', { 'X-Request-Id': 'proxy-12345', traceparent })).toBe('proxy-12345');
    expect(await idOf('/v1/session', { traceparent })).toBe(trace);
  });

  it.each<Record<string, string>>([
    { 'X-Request-Id': 'two words' },
    { 'X-Request-Id': '{"level":"error"}' },
    { traceparent: '00-junk' },
  ])('gets an id of its own when it came with %j', async (headers) => {
    const id = await idOf('/v1/session', headers);
    expect(id).toMatch(wellFormed);
    expect(Object.values(headers)).not.toContain(id);
  });

  it('has its id in the log lines of everything that it does', async () => {
    await idOf('/v1/bells/1', { 'X-Request-Id': 'proxy-12345', traceparent: `00-${trace}-b7ad6b7169203331-01` });
    expect(BellsController.heard.at(-1)).toEqual({ requestId: 'proxy-12345', traceId: trace });
    expect(logFields()).toEqual({});
  });

  it('is measured by its route, never by its path', async () => {
    await Promise.all([idOf('/v1/bells/17'), idOf('/v1/bells/18'), idOf('/v1/made-up-by-strangers/19')]);
    await api.anonymous().get('/v1/session').expect(401);
    const counts = await observed.lines('laurel_http_request_seconds_count');
    const routes = new Set(counts.map((line) => /route="([^"]*)"/.exec(line)![1]));
    expect([...routes].sort()).toEqual(['/health/live', '/v1/bells/:bellId', '/v1/session', '/v1/uploads', 'other']);
    expect(counts.join('\n')).toMatch(/method="GET",route="\/v1\/session",status="401"/);
  });
});
