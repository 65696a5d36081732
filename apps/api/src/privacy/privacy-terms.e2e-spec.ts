import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, aSubmission, asCandidate } from '#testing';
import { WithdrawEnrollment } from '#pilots';
import { type Api, startApi } from '../../test/start-api.js';

let api: Api;
let administrator: Awaited<ReturnType<Api['as']>>;
beforeAll(async () => {
  api = await startApi({ at: '2026-03-02T15:00:00Z' });
  administrator = await api.as(await aPerson(api, { roles: ['administrator'] }));
});
afterAll(() => api.stop());

const none = { message: null, technical: null, work: null, assessment: null, career: null, account: null };

describe('the privacy terms', () => {
  it('are changed by an administrator, over the ETag that was read', async () => {
    const { body, headers } = await administrator.get('/v1/privacy-terms').expect(200);
    expect(body).toMatchObject({ erasureWaitDays: 30, exportDays: 7, retentionOn: false, periods: none });
    const terms = { erasureWaitDays: 14, exportDays: 3, retentionOn: true, periods: { ...none, message: 365 } };
    const put = (etag: string) => administrator.put('/v1/privacy-terms').set('If-Match', etag).send(terms);
    expect((await put(headers.etag!).expect(200)).body).toMatchObject(terms);
    expect((await put(headers.etag!).expect(412)).body).toMatchObject({ code: 'privacy-terms.stale' });
    await administrator.put('/v1/privacy-terms').send(terms).expect(428);
  });

  it('keep nothing longer than the account: the field is named', async () => {
    const periods = { message: 30, technical: 30, work: 400, assessment: 30, career: 30, account: 365 };
    const { body } = await administrator.post('/v1/privacy-terms/preview').send(periods).expect(422);
    expect(body).toMatchObject({ code: 'privacy-terms.periods', errors: [{ pointer: '/periods/work' }] });
    const { headers } = await administrator.get('/v1/privacy-terms').expect(200);
    const terms = { erasureWaitDays: 14, exportDays: 3, retentionOn: true, periods };
    await administrator.put('/v1/privacy-terms').set('If-Match', headers.etag!).send(terms).expect(422);
  });

  it('show before they are saved what would go: how much of which kind, from before when', async () => {
    const person = await aPerson(api);
    const { enrollmentId } = await aSubmission(api, { person }).complete();
    await api.get(WithdrawEnrollment).run({ actor: asCandidate(person.id), enrollmentId, reason: 'Moved' });
    const preview = async () =>
      (
        await administrator
          .post('/v1/privacy-terms/preview')
          .send({ ...none, work: 365 })
          .expect(200)
      ).body.items;
    expect(await preview()).toEqual([expect.objectContaining({ kind: 'work', people: 0, records: 0, files: 0 })]);
    api.clock.advance({ days: 366 });
    administrator = await api.as(await aPerson(api, { roles: ['administrator'] }));
    const [work] = await preview();
    expect(work).toMatchObject({ kind: 'work', before: '2026-03-03T15:00:00.000Z' });
    expect(work.people).toBeGreaterThan(0);
    expect(work.counted).toBe(work.people);
    expect(work.records).toBeGreaterThan(5);
    expect(work.files).toBeGreaterThan(0);
  });
});
