import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAward, anEnrollment, aPerson, aPersonWithPassword } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

let api: Api;
beforeAll(async () => {
  api = await startApi({ at: '2026-03-02T15:00:00Z' });
});
afterAll(() => api.stop());

const anAdministrator = async () => api.as(await aPerson(api, { roles: ['administrator'] }));

describe('what Laurel keeps about a person', () => {
  it.each(['candidate', 'reviewer', 'coach', 'administrator'] as const)('is shown to a %s', async (role) => {
    const agent = await api.as(await aPerson(api, { roles: [role] }));
    const { body } = await agent.get('/v1/me/data').expect(200);
    expect(body).toMatchObject({ erasureWaitDays: 30, exportDays: 7, erasure: null });
    const held = new Map(body.held.map((kind: { title: string; held: object[] }) => [kind.title, kind.held]));
    expect(held.get('Account')).toContainEqual(
      expect.objectContaining({ about: expect.stringContaining('Name, email address'), erasure: 'emptied' }),
    );
    expect(held.get('Badges')).toContainEqual(
      expect.objectContaining({ about: 'Badges, with their states', erasure: 'kept' }),
    );
  });
});

describe('an erasure', () => {
  it('is requested by the person, who chooses what becomes of the badges, and withdrawn', async () => {
    const agent = await api.as(await aPerson(api));
    const request = () => agent.post('/v1/me/data/erasure').send({ badges: 'revoke' });
    const { body } = await request().expect(201);
    expect(body).toMatchObject({ state: 'requested', badges: 'revoke', dueAt: '2026-04-01T15:00:00.000Z' });
    expect(body).not.toHaveProperty('requestedBy');
    expect((await request().expect(409)).body).toMatchObject({ code: 'erasure.requested' });
    expect((await agent.get('/v1/me/data').expect(200)).body.erasure).toEqual(body);
    expect((await agent.delete('/v1/me/data/erasure').expect(200)).body).toMatchObject({ state: 'withdrawn' });
    expect((await agent.delete('/v1/me/data/erasure').expect(404)).body).toMatchObject({ code: 'erasure.not-found' });
  });

  it('is refused without the choice', async () => {
    const agent = await api.as(await aPerson(api));
    const { body } = await agent.post('/v1/me/data/erasure').send({}).expect(422);
    expect(body.errors).toEqual([expect.objectContaining({ pointer: '/badges' })]);
  });

  it('is requested by an administrator with a reason, and confirmed by another one', async () => {
    const { id: personId, name } = await aPerson(api);
    const [one, other] = [await anAdministrator(), await anAdministrator()];
    const path = `/v1/people/${personId}/erasure`;
    await one.post(path).send({ badges: 'keep', reason: ' ' }).expect(422);
    const { body: erasure } = await one.post(path).send({ badges: 'keep', reason: 'She wrote to us.' }).expect(201);
    const listed = (await other.get('/v1/erasures').expect(200)).body.items;
    expect(listed).toContainEqual({ ...erasure, name });

    const confirmation = { erasureId: erasure.id };
    expect((await one.post(`${path}/confirmation`).send(confirmation).expect(409)).body).toMatchObject({
      code: 'erasure.own',
    });
    const confirmed = (await other.post(`${path}/confirmation`).send(confirmation).expect(200)).body;
    expect(confirmed).toMatchObject({ state: 'requested', confirmedAt: '2026-03-02T15:00:00.000Z' });
    expect((await one.get(`/v1/people/${personId}/data`).expect(200)).body).toMatchObject({
      deactivatedAt: null,
      erasedAt: null,
      erasure: confirmed,
      holds: [],
    });
    await other.delete(path).expect(200);
  });

  it('that was withdrawn and requested again is not confirmed by one who saw the first', async () => {
    const person = await aPerson(api);
    const agent = await api.as(person);
    const first = (await agent.post('/v1/me/data/erasure').send({ badges: 'keep' }).expect(201)).body;
    await agent.delete('/v1/me/data/erasure').expect(200);
    await agent.post('/v1/me/data/erasure').send({ badges: 'revoke' }).expect(201);
    const administrator = await anAdministrator();
    const confirm = administrator.post(`/v1/people/${person.id}/erasure/confirmation`).send({ erasureId: first.id });
    expect((await confirm.expect(404)).body).toMatchObject({ code: 'erasure.not-found' });
  });
});

describe('a legal hold', () => {
  it('on a person or on their pilot stops their erasure, and ends with a reason', async () => {
    const { personId, pilotId } = await anEnrollment(api).active();
    const [agent, administrator] = [await api.as({ id: personId }), await anAdministrator()];
    const place = (on: object) => administrator.post('/v1/legal-holds').send({ ...on, reason: 'A lawsuit' });
    const held = (await place({ pilotId }).expect(201)).body;
    expect(held).toMatchObject({ person: null, pilot: { id: pilotId }, reason: 'A lawsuit', endedAt: null });
    const own = (await place({ personId }).expect(201)).body;
    expect((await place({ personId }).expect(409)).body).toMatchObject({ code: 'legal-hold.placed' });
    expect((await agent.post('/v1/me/data/erasure').send({ badges: 'keep' }).expect(201)).body).toMatchObject({
      state: 'held',
    });
    const standing = await administrator.get(`/v1/people/${personId}/data`).expect(200);
    expect(standing.body.holds).toEqual([own, held]);

    for (const { id } of [held, own])
      await administrator.post(`/v1/legal-holds/${id}/end`).send({ reason: 'Settled' }).expect(200);
    expect((await administrator.get('/v1/legal-holds').expect(200)).body.items).toEqual([]);
    expect((await agent.get('/v1/me/data').expect(200)).body.erasure).toMatchObject({ state: 'requested' });
  });

  it('is on a person or on a pilot, not on both, and not on nobody', async () => {
    const administrator = await anAdministrator();
    const { id: personId } = await aPerson(api);
    await administrator.post('/v1/legal-holds').send({ reason: 'A lawsuit' }).expect(422);
    await administrator.post('/v1/legal-holds').send({ personId, pilotId: personId, reason: 'x' }).expect(422);
  });
});

describe('deactivating an account', () => {
  it('signs the person out until they are reactivated, and keeps their badges', async () => {
    const person = await aPersonWithPassword(api);
    const award = await anAward(api, { person }).issued();
    const [agent, administrator] = [await api.as(person), await anAdministrator()];
    await agent.get('/v1/profile').expect(200);
    await administrator.put(`/v1/people/${person.id}/deactivation`).expect(204);
    await agent.get('/v1/profile').expect(401);
    const { email, password } = person;
    const signIn = () => api.anonymous().post('/v1/session').send({ email, password });
    expect((await signIn().expect(403)).body).toMatchObject({ code: 'session.deactivated' });
    expect((await administrator.get(`/v1/people/${person.id}/data`).expect(200)).body).toMatchObject({
      deactivatedAt: '2026-03-02T15:00:00.000Z',
    });
    await api.anonymous().get(`/ob2/assertions/${award.credentialId}`).expect(200);
    await administrator.delete(`/v1/people/${person.id}/deactivation`).expect(204);
    await signIn().expect(201);
  });
});
