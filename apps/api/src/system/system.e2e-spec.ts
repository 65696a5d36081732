import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson } from '#testing';
import { Checks, type SystemCheck } from '#watch';
import { type Api, startApi } from '../../test/start-api.js';

@Checks({ kind: 'bell', name: 'Bell', withinMs: 20 })
class SilentBell implements SystemCheck {
  check = () => new Promise<never>(() => {});
}

describe('the system over HTTP', () => {
  let api: Api;
  beforeAll(async () => {
    api = await startApi({ providers: [SilentBell] });
  });
  afterAll(() => api.stop());

  it('shows administrators how each part is, also when one does not answer', async () => {
    const administrator = await api.as(await aPerson(api, { roles: ['administrator'], secondFactor: true }));
    const { body } = await administrator.get('/v1/system').expect(200);
    expect(body.conditions[0]).toEqual({
      kind: 'bell',
      name: 'Bell',
      state: 'failing',
      words: 'Did not answer within 0.02 seconds.',
      remedy: null,
      since: expect.stringMatching(/Z$/),
      link: null,
    });
  });

  it('is nothing for strangers', () => api.anonymous().get('/v1/system').expect(401));
});
