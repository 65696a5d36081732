import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, anAward, seededCatalog } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await seededCatalog(api);
});
afterAll(() => api.stop());

const record = {
  initialCertificateOn: '2022-07-01',
  transitionCertificateOn: null,
  positions: [{ role: 'Principal', place: 'Oak School', from: '2022-07-01', to: null }],
  mentoring: [{ mentor: 'District mentor', from: '2022-07-01', to: '2024-06-30' }],
  development: [{ on: '2025-10-14', hours: 6.5, about: 'Law for school leaders' }],
  evaluations: [{ on: '2025-05-20', by: 'Superintendent' }],
};

describe('progress toward the career certificate', () => {
  it('without a record says what is missing, and that the clock waits for a date', async () => {
    const person = await api.as(await aPerson(api));
    const { body, headers } = await person.get('/v1/me/career').expect(200);
    expect(headers).toMatchObject({ etag: '"0"', 'cache-control': 'private, no-store' });
    expect(body).toMatchObject({
      revision: 0,
      givenAt: null,
      record: { initialCertificateOn: null, positions: [] },
      rules: { initialYears: 4, transitionYears: 6, limitYears: 10 },
      progress: {
        asOf: '2026-03-02',
        clock: null,
        microCredentials: { needed: 15, has: 0, missing: 15 },
        experience: { missing: { years: 4, days: 0 } },
        mentoring: { missing: { years: 2, days: 0 } },
      },
    });
  });

  it('counts badges in force by stack, and entries from their day on', async () => {
    const { personId } = await anAward(api).issued();
    const person = await api.as({ id: personId });
    const { body, headers } = await person.put('/v1/me/career-record').set('If-Match', '"0"').send(record).expect(200);
    expect(headers.etag).toBe('"1"');
    expect(body).toMatchObject({
      givenAt: '2026-03-02T15:00:00.000Z',
      record,
      progress: {
        clock: { lastDay: '2032-06-30', phase: 'initial' },
        microCredentials: { has: 1, missing: 14, option: { missing: 2 } },
        experience: { has: { years: 3 }, met: false, reachedOn: '2026-06-30' },
        mentoring: { met: true, reachedOn: '2024-06-30' },
      },
    });
    const { stacks } = (body as { progress: { microCredentials: { stacks: { earned: number; of: number }[] } } })
      .progress.microCredentials;
    expect([
      stacks.length,
      stacks.reduce((sum, { of }) => sum + of, 0),
      stacks.reduce((sum, { earned }) => sum + earned, 0),
    ]).toEqual([5, 15, 1]);
    expect((await person.get('/v1/me/career').expect(200)).body).toEqual(body);
  });

  it('uses today in the person’s own zone', async () => {
    const person = await api.as(await aPerson(api, { zone: 'Pacific/Kiritimati' }));
    expect((await person.get('/v1/me/career')).body).toMatchObject({
      zone: 'Pacific/Kiritimati',
      progress: { asOf: '2026-03-03' },
    });
  });

  it('keeps every record, and refuses one that replaces an unseen record', async () => {
    const { id } = await aPerson(api);
    const person = await api.as({ id });
    const give = (revision: number) => person.put('/v1/me/career-record').set('If-Match', `"${revision}"`).send(record);
    const answers = await Promise.all([give(0), give(0), give(0)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    expect(answers.find(({ status }) => status === 412)!.body).toMatchObject({
      code: 'career-record.stale',
      revision: 1,
    });
    await give(1).expect(200);
    await person.put('/v1/me/career-record').send(record).expect(428);
    const rows = await api.dataSource.query<{ revision: number }[]>(
      'SELECT revision FROM career_record WHERE person_id = $1 ORDER BY 1',
      [id],
    );
    expect(rows.map(({ revision }) => revision)).toEqual([1, 2]);
    await expect(api.dataSource.query('DELETE FROM career_record WHERE person_id = $1', [id])).rejects.toThrow(
      'stays as it was',
    );
  });

  it('refuses impossible entries, with the place of each fault', async () => {
    const person = await api.as(await aPerson(api));
    const refused = async (changes: object) =>
      (
        await person
          .put('/v1/me/career-record')
          .set('If-Match', '"0"')
          .send({ ...record, ...changes })
          .expect(422)
      ).body as { errors: { pointer: string }[] };
    expect((await refused({ positions: [{ ...record.positions[0], to: '2022-06-30' }] })).errors).toEqual([
      { pointer: '/positions/0/to', detail: expect.stringContaining('It ends before it begins') },
    ]);
    expect(
      (
        await refused({
          initialCertificateOn: '2026-02-30',
          development: [{ on: '2025-01-01', hours: 0.1, about: 'x' }],
        })
      ).errors
        .map(({ pointer }) => pointer)
        .sort(),
    ).toEqual(['/development/0/hours', '/development/0/hours', '/initialCertificateOn']);
  });

  it('is visible to the person and to administrators', async () => {
    const someone = await aPerson(api);
    await (await api.as(await aPerson(api, { roles: ['reviewer'] }))).get('/v1/me/career').expect(403);
    await (await api.as(await aPerson(api))).get(`/v1/people/${someone.id}/career`).expect(403);
    await (
      await api.as(await aPerson(api, { roles: ['administrator'] }))
    )
      .get(`/v1/people/${someone.id}/career`)
      .expect(200);
  });
});
