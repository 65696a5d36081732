import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anInvitee, aPerson } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

const nobody = '00000000-0000-7000-8000-000000000000';

describe('people over HTTP', () => {
  let api: Api;
  let administrator: Awaited<ReturnType<Api['as']>>;
  beforeAll(async () => {
    api = await startApi();
    administrator = await api.as(await aPerson(api, { roles: ['administrator'], name: 'Test Administrator' }));
  });
  afterAll(() => api.stop());

  describe('a profile', () => {
    it('is read and changed by its person, with the ETag that was read last', async () => {
      const agent = await api.as(await aPerson(api, { district: 'North' }));
      const read = await agent.get('/v1/profile').expect(200);
      expect(read.body).toMatchObject({ district: 'North', joined: true });
      expect(read.body).not.toHaveProperty('userId');
      const edit = agent
        .patch('/v1/profile')
        .set('If-Match', read.headers.etag!)
        .send({ district: null, region: 9, zone: 'America/Denver' });
      const edited = (await edit.expect(200)).body as { revision: number };
      expect(edited).toMatchObject({ district: null, region: 9, zone: 'America/Denver' });
      expect((await agent.get('/v1/profile').expect(200)).headers.etag).toBe(`"${edited.revision}"`);
    });

    it('is not changed without If-Match (428), or over a later change (412)', async () => {
      const agent = await api.as(await aPerson(api));
      const { etag } = (await agent.get('/v1/profile').expect(200)).headers as { etag: string };
      const missing = await agent.patch('/v1/profile').send({ school: 'One' }).expect(428);
      expect(missing.body).toMatchObject({ code: 'request.if-match' });
      await agent.patch('/v1/profile').set('If-Match', etag).send({ school: 'One' }).expect(200);
      const stale = await agent.patch('/v1/profile').set('If-Match', etag).send({ school: 'Two' }).expect(412);
      expect(stale.body).toMatchObject({ code: 'person.stale' });
      expect((await agent.get('/v1/profile').expect(200)).body).toMatchObject({ school: 'One' });
    });

    it('is saved without the characters that nobody sees and PostgreSQL does not store', async () => {
      const agent = await api.as(await aPerson(api));
      const { etag } = (await agent.get('/v1/profile').expect(200)).headers as { etag: string };
      const edited = await agent.patch('/v1/profile').set('If-Match', etag).send({ name: 'Zoë\0 Nuñez\ud800' });
      expect(edited.body).toMatchObject({ name: 'Zoë Nuñez' });
    });

    it.each([
      [{ region: 10 }, '/region'],
      [{ region: 1.5 }, '/region'],
      [{ name: '  ' }, '/name'],
      [{ name: ' \0\ud800 ' }, '/name'],
      [{ zone: 'Central' }, '/zone'],
      [{ name: 'Ada\tLovelace' }, '/name'],
      [{ employer: 'A district\r\nSubject: hello' }, '/employer'],
      [{ roles: ['administrator'] }, ''],
      [{}, ''],
    ])('does not accept %j', async (changes, pointer) => {
      const agent = await api.as(await aPerson(api));
      const { etag } = (await agent.get('/v1/profile').expect(200)).headers as { etag: string };
      const refused = await agent.patch('/v1/profile').set('If-Match', etag).send(changes).expect(422);
      expect(refused.body).toMatchObject({ errors: [{ pointer }] });
    });
  });

  describe('a new address', () => {
    it('is set only by an administrator, belongs to one person only, and must be valid', async () => {
      const [person, other] = [await aPerson(api), await aPerson(api)];
      expect(
        (
          await administrator
            .put(`/v1/people/${person.id}/address`)
            .send({ email: 'Elsewhere@Example.org' })
            .expect(200)
        ).body,
      ).toMatchObject({ id: person.id, email: 'elsewhere@example.org' });
      expect(
        (await administrator.put(`/v1/people/${other.id}/address`).send({ email: 'elsewhere@example.org' }).expect(409))
          .body,
      ).toMatchObject({ code: 'person.address-taken' });
      await administrator.put(`/v1/people/${other.id}/address`).send({ email: 'nowhere' }).expect(422);
      await administrator.put(`/v1/people/${nobody}/address`).send({ email: 'nobody@example.org' }).expect(404);
      await (await api.as(other)).put(`/v1/people/${other.id}/address`).send({ email: 'mine@example.org' }).expect(403);
    });
  });

  describe('the list of people', () => {
    it('comes in pages, and can be limited by role and by text', async () => {
      const district = 'Paged District';
      for (const name of ['Paged C', 'paged a', 'Paged B']) await aPerson(api, { name, district, roles: ['coach'] });
      const page = (query: object) =>
        administrator
          .get('/v1/people')
          .query({ text: district, role: 'coach', ...query })
          .expect(200);
      const first = (await page({ limit: 2 })).body as { items: { name: string }[]; nextCursor: string };
      const second = (await page({ limit: 2, cursor: first.nextCursor })).body as typeof first;
      expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['paged a', 'Paged B', 'Paged C']);
      expect(second.nextCursor).toBeNull();
    });

    it.each([
      '',
      '?role=pilot',
      '?limit=0',
      '?limit=x',
      '?text=%00',
      '?cursor=nonsense',
      `?cursor=${Buffer.from('["x","no-uuid"]').toString('base64url')}`,
    ])('responds to %s without a server error', async (query) => {
      const { status } = await administrator.get(`/v1/people${query}`);
      expect(status).toBe(query === '' ? 200 : 422);
    });

    it('is for administrators', async () => {
      const other = await api.as(await aPerson(api, { roles: ['candidate', 'reviewer', 'coach'] }));
      for (const path of ['/v1/people', `/v1/people/${nobody}`, '/v1/invitations', '/v1/oauth-clients'])
        await other.get(path).expect(403);
      await administrator.get(`/v1/people/${nobody}`).expect(404);
    });
  });

  describe('roles', () => {
    it('are changed by an administrator, and apply from the next request on', async () => {
      const person = await aPerson(api, { roles: ['candidate'] });
      const agent = await api.as(person);
      await agent.get('/v1/coached-candidates').expect(403);
      await administrator
        .patch(`/v1/people/${person.id}`)
        .set('If-Match', `"${person.revision}"`)
        .send({ roles: ['candidate', 'coach'] })
        .expect(200);
      await agent.get('/v1/coached-candidates').expect(200);
    });

    it('cannot be unknown or listed twice', async () => {
      const { id, revision } = await aPerson(api);
      for (const roles of [['principal'], ['coach', 'coach'], 'coach']) {
        await administrator.patch(`/v1/people/${id}`).set('If-Match', `"${revision}"`).send({ roles }).expect(422);
      }
    });
  });

  describe('an invitation', () => {
    const invitee = {
      email: 'Ada.Invited@example.org',
      name: 'Ada',
      roles: ['candidate'],
      district: 'North',
      region: 2,
    };

    it('is created, listed and withdrawn by an administrator', async () => {
      const made = await administrator.post('/v1/invitations').send(invitee).expect(201);
      expect(made.body).toMatchObject({
        email: 'ada.invited@example.org',
        name: 'Ada',
        roles: ['candidate'],
        state: 'open',
        expiresAt: '2026-03-16T15:00:00.000Z',
      });
      expect(Object.keys(made.body as object)).not.toContain('token');
      const { id, personId } = made.body as { id: string; personId: string };
      expect((await administrator.get(`/v1/people/${personId}`).expect(200)).body).toMatchObject({
        joined: false,
        district: 'North',
        region: 2,
        zone: 'America/Chicago',
      });
      await administrator.delete(`/v1/invitations/${id}`).expect(204);
      const listed = (await administrator.get('/v1/invitations').query({ limit: 1 }).expect(200)).body as {
        items: unknown[];
      };
      expect(listed.items).toEqual([expect.objectContaining({ id, state: 'revoked' })]);
      await administrator.delete(`/v1/invitations/${nobody}`).expect(404);
    });

    it('can be read by anyone with the token while it is open', async () => {
      const { person, token, invitationId } = await anInvitee(api, { name: 'Ada', roles: ['reviewer'] });
      const read = (given: string) => api.anonymous().post('/v1/invitations/read').send({ token: given });
      expect((await read(token).expect(200)).body).toMatchObject({
        id: invitationId,
        email: person.email,
        name: 'Ada',
        roles: ['reviewer'],
        state: 'open',
      });
      expect((await read('guessed').expect(404)).body).toMatchObject({ code: 'invitation.not-found' });
      await administrator.delete(`/v1/invitations/${invitationId}`).expect(204);
      expect((await read(token).expect(410)).body).toMatchObject({ code: 'invitation.closed' });
    });

    it('can be accepted once by anyone with the token, who can then sign in', async () => {
      const { person, token } = await anInvitee(api, { roles: ['reviewer'] });
      const accept = (body: object) =>
        api
          .anonymous()
          .post('/v1/invitations/accept')
          .send({ token, password: 'four quiet words together', ...body });
      const unfit = await accept({ password: 'too short' }).expect(422);
      expect(unfit.body).toMatchObject({ code: 'password.unfit', errors: [{ pointer: '/password' }] });
      const joined = await accept({ name: 'Grace' }).expect(201);
      expect(joined.body).toMatchObject({ id: person.id, name: 'Grace', joined: true, roles: ['reviewer'] });
      expect((await accept({}).expect(410)).body).toMatchObject({ code: 'invitation.closed' });
      await api
        .anonymous()
        .post('/v1/invitations/accept')
        .send({ token: 'guessed', password: 'four quiet words together' })
        .expect(404);
      await api
        .anonymous()
        .post('/v1/session')
        .send({ email: person.email, password: 'four quiet words together' })
        .expect(201);
    });

    it.each([
      { roles: [] },
      { email: 'nowhere' },
      { email: 'ada@example.org\nBcc: all@example.org' },
      { name: '' },
      { name: '\u200b\u2060' },
      { name: 'Ada\nLovelace' },
      { school: 'Oak\u2028School' },
      { district: 'North\u202Eeht' },
      { region: 0 },
      { zone: 'America/Springfield' },
      { zone: '' },
    ])('is not created with %j', async (wrong) => {
      const refused = await administrator
        .post('/v1/invitations')
        .send({ ...invitee, ...wrong })
        .expect(422);
      expect(refused.body).toMatchObject({ errors: [{ pointer: `/${Object.keys(wrong)[0]}` }] });
    });
  });

  describe('a coaching', () => {
    it('is added and ended by an administrator, and seen by the coach', async () => {
      const [coach, candidate] = [await aPerson(api, { roles: ['coach'] }), await aPerson(api)];
      const agent = await api.as(coach);
      const path = `/v1/people/${candidate.id}/coaches/${coach.id}`;
      await administrator.put(path).expect(204);
      expect((await agent.get('/v1/coached-candidates').expect(200)).body).toEqual({
        items: [expect.objectContaining({ id: candidate.id, name: candidate.name })],
      });
      expect((await administrator.get(`/v1/people/${candidate.id}`).expect(200)).body).toMatchObject({
        coaches: [{ id: coach.id, name: coach.name }],
        coaching: [],
      });
      await administrator.delete(path).expect(204);
      await administrator.delete(path).expect(204);
      expect((await agent.get('/v1/coached-candidates').expect(200)).body).toEqual({ items: [] });
    });

    it('connects a coach and a candidate, who must be different people', async () => {
      const [both, candidate] = [await aPerson(api, { roles: ['coach', 'candidate'] }), await aPerson(api)];
      expect((await administrator.put(`/v1/people/${both.id}/coaches/${both.id}`).expect(409)).body).toMatchObject({
        code: 'coaching.self',
      });
      expect((await administrator.put(`/v1/people/${both.id}/coaches/${candidate.id}`).expect(409)).body).toMatchObject(
        { code: 'coaching.role' },
      );
      await administrator.put(`/v1/people/${nobody}/coaches/${both.id}`).expect(404);
    });
  });

  describe('a declared conflict', () => {
    it('is declared, seen and withdrawn by the reviewer who has it', async () => {
      const [reviewer, candidate] = [await aPerson(api, { roles: ['reviewer'] }), await aPerson(api)];
      const agent = await api.as(reviewer);
      const declared = await agent
        .post('/v1/declared-conflicts')
        .send({ candidateEmail: candidate.email, reason: 'Neighbors.' })
        .expect(201);
      expect(declared.body).toMatchObject({
        reviewer: { id: reviewer.id },
        candidate: { id: candidate.id },
        reason: 'Neighbors.',
      });
      await agent
        .post('/v1/declared-conflicts')
        .send({ candidateId: candidate.id, reason: 'Neighbors for ten years.' })
        .expect(201);
      const listed = await agent.get('/v1/declared-conflicts').expect(200);
      expect(listed.body).toMatchObject({ items: [{ reason: 'Neighbors for ten years.' }], nextCursor: null });
      await agent.delete(`/v1/declared-conflicts/${reviewer.id}/${candidate.id}`).expect(204);
      expect((await agent.get('/v1/declared-conflicts').expect(200)).body).toMatchObject({ items: [] });
    });

    it('of another reviewer can be declared only by an administrator', async () => {
      const [one, two, candidate] = [
        await aPerson(api, { roles: ['reviewer'] }),
        await aPerson(api, { roles: ['reviewer'] }),
        await aPerson(api),
      ];
      const agent = await api.as(one);
      const others = { candidateId: candidate.id, reviewerId: two.id, reason: 'They are married.' };
      expect((await agent.post('/v1/declared-conflicts').send(others).expect(403)).body).toMatchObject({
        code: 'conflict.not-yours',
      });
      await administrator.post('/v1/declared-conflicts').send(others).expect(201);
      expect((await agent.get('/v1/declared-conflicts').query({ reviewerId: two.id }).expect(200)).body).toMatchObject({
        items: [],
      });
      expect(
        (await administrator.get('/v1/declared-conflicts').query({ reviewerId: two.id }).expect(200)).body,
      ).toMatchObject({ items: [{ candidate: { id: candidate.id } }] });
      await agent.delete(`/v1/declared-conflicts/${two.id}/${candidate.id}`).expect(403);
    });

    it('names one candidate, who must exist and be someone else', async () => {
      const reviewer = await aPerson(api, { roles: ['reviewer', 'candidate'] });
      const agent = await api.as(reviewer);
      const declare = (body: object) => agent.post('/v1/declared-conflicts').send({ reason: 'So it is.', ...body });
      await declare({}).expect(422);
      await declare({ candidateId: nobody, candidateEmail: reviewer.email }).expect(422);
      await declare({ candidateId: nobody }).expect(404);
      await declare({ candidateEmail: 'nobody@example.org' }).expect(404);
      await declare({ candidateId: reviewer.id }).expect(409);
    });
  });
});
