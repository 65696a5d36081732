import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '#identity/vocabulary';
import { anAward, anInvitee, aPerson, aPersonWithPassword, aPilot, aVersion, inProgram, type Laurel } from '#testing';
import { asking, backpacksAt } from '../../test/backpacks.js';
import { type Api, startApi } from '../../test/start-api.js';

describe('a person in two programs', () => {
  let api: Api;
  let other: Laurel;
  beforeAll(async () => {
    api = await startApi();
    other = await inProgram(api, 'SEN');
  });
  afterAll(() => api.stop());

  /** A candidate of the first program who was then invited to the other, as a reviewer unless told. */
  async function invited({ roles = ['reviewer'] }: { roles?: Role[] } = {}) {
    const person = await aPersonWithPassword(api, { name: 'Ada' });
    const { token, person: there } = await anInvitee(other, { email: person.email, name: 'Ada', roles });
    return { person, there, token };
  }

  async function joined(as: Parameters<typeof invited>[0] = {}) {
    const { person, there, token } = await invited(as);
    await api.anonymous().post('/v1/invitations/accept').send({ token }).expect(201);
    return { person, there, client: await api.as(person) };
  }

  it('joins the second with the account of the first, and chooses no password', async () => {
    const { person, token } = await invited();
    const { body } = await api.anonymous().post('/v1/invitations/read').send({ token }).expect(200);
    expect(body).toMatchObject({ hasAccount: true, program: { code: 'SEN', name: 'Test program SEN' } });
    await api.anonymous().post('/v1/invitations/accept').send({ token }).expect(201);
    const signedIn = await api
      .anonymous()
      .post('/v1/session')
      .send({ email: person.email, password: person.password })
      .expect(201);
    expect(signedIn.body.programs.map(({ code }: { code: string }) => code)).toEqual(['MLDS', 'SEN']);
  });

  it('chooses a password when the address has no account yet', async () => {
    const { token } = await anInvitee(other);
    const { body } = await api.anonymous().post('/v1/invitations/read').send({ token }).expect(200);
    expect(body.hasAccount).toBe(false);
    const refused = await api.anonymous().post('/v1/invitations/accept').send({ token }).expect(422);
    expect(refused.body).toMatchObject({ code: 'password.missing', errors: [{ pointer: '/password' }] });
  });

  it('has the roles of the program that the request names, or else of the one that they joined first', async () => {
    const { person, there, client } = await joined();
    const first = await client.get('/v1/session').expect(200);
    expect(first.body).toMatchObject({ personId: person.id, program: { code: 'MLDS' }, roles: ['candidate'] });
    const second = await client.get('/v1/session').set('Laurel-Program', 'SEN').expect(200);
    expect(second.body).toMatchObject({ personId: there.id, program: { code: 'SEN' }, roles: ['reviewer'] });
    await client.get('/v1/reviews').expect(403);
    await client.get('/v1/reviews').set('Laurel-Program', 'SEN').expect(200);
  });

  it('signs in where the browser still names a program of somebody else', async () => {
    await inProgram(api, 'MSLEADS');
    const { person } = await invited();
    const { email, password } = person;
    const { body } = await api
      .anonymous()
      .post('/v1/session')
      .set('Laurel-Program', 'MSLEADS')
      .send({ email, password })
      .expect(201);
    expect(body).toMatchObject({ personId: person.id, program: { code: 'MLDS' } });
  });

  it('has in the career what was earned in that program', async () => {
    const award = await anAward(other).issued();
    const { body } = await (await api.as({ id: award.personId })).get('/v1/me/career').expect(200);
    expect(body.progress.microCredentials).toMatchObject({ has: 1 });
  });

  it('gives a backpack the badges of the program in which it was connected', async () => {
    const { person, there } = await joined({ roles: ['candidate'] });
    await anAward(api, { person }).issued();
    const award = await anAward(other, { person: there }).issued();
    const backpacks = backpacksAt(api);
    const client = await backpacks.backpack();
    const { verifier, query } = asking(client);
    const holder = await backpacks.holder(person);
    holder.browser.set('Laurel-Program', 'SEN');
    const back = await holder.decide(query);
    const { body: tokens } = await backpacks.exchange(client, back.searchParams.get('code')!, verifier).expect(200);
    const { body } = await backpacks.ask('/credentials', tokens.access_token).expect(200);
    expect(body.credential.map(({ id }: { id: string }) => id)).toEqual([expect.stringContaining(award.credentialId)]);
    const listed = await holder.browser.get('/v1/me/connections').expect(200);
    expect(listed.body.items).toHaveLength(1);
    const elsewhere = await (await api.as(person)).get('/v1/me/connections').expect(200);
    expect(elsewhere.body.items).toEqual([]);
  });

  it('is refused in a program in which they do not take part', async () => {
    await inProgram(api, 'MSLEADS');
    const { client } = await joined();
    const { body } = await client.get('/v1/session').set('Laurel-Program', 'MSLEADS').expect(403);
    expect(body).toMatchObject({ code: 'program.not-yours' });
  });

  it('downloads from the program that the address names', async () => {
    const { client } = await joined();
    const pilot = await aPilot(other, { versions: [await aVersion(other).inPilot()] }).open();
    const path = `/v1/pilots/${pilot.id}/calendar.ics`;
    await client.get(path).expect(404);
    await client.get(path).query({ program: 'SEN' }).expect(200);
  });

  it('keeps the address that they sign in with when one of the programs changes theirs', async () => {
    const { person, there } = await joined();
    const administrator = await api.as(await aPerson(other, { roles: ['administrator'] }));
    const email = `moved-${there.id}@example.org`;
    await administrator.put(`/v1/people/${there.id}/address`).send({ email }).expect(200);
    const { password } = person;
    await api.anonymous().post('/v1/session').send({ email: person.email, password }).expect(201);
    await api.anonymous().post('/v1/session').send({ email, password }).expect(401);
  });

  it('still signs in when one of the programs deactivates them', async () => {
    const { person, there, client } = await joined();
    const administrator = await api.as(await aPerson(other, { roles: ['administrator'] }));
    await administrator.put(`/v1/people/${there.id}/deactivation`).expect(204);
    await client.get('/v1/session').expect(401); // every session ended
    const { body } = await api
      .anonymous()
      .post('/v1/session')
      .send({ email: person.email, password: person.password })
      .expect(201);
    expect(body.programs).toHaveLength(1);
  });
});
