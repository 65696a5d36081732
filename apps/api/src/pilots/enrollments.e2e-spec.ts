import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AddCoaching, RegisterClient } from '#identity';
import {
  aMetSubmission,
  anAdministrator,
  anEnrollment,
  aPerson,
  aPilot,
  attended,
  aVersion,
  theProgram,
} from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

type Agent = Awaited<ReturnType<Api['as']>>;

describe('enrollments over HTTP', () => {
  let api: Api;
  let administrator: Agent;
  let administratorId: string;
  beforeAll(async () => {
    api = await startApi({ at: '2026-07-10T15:00:00Z' });
    const person = await aPerson(api, { roles: ['administrator'], name: 'Dana Director', secondFactor: true });
    administratorId = person.id;
    administrator = await api.as(person);
  });
  afterAll(() => api.stop());

  async function client(
    scopes: string[],
  ): Promise<{ get: (path: string) => ReturnType<Agent['get']>; post: (path: string) => ReturnType<Agent['post']> }> {
    const { clientId, clientSecret } = await api
      .get(RegisterClient)
      .run({ programId: await theProgram(api), name: 'ELN', scopes: scopes as never, actor: anAdministrator });
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
    const { body } = await api
      .anonymous()
      .post('/oauth2/token')
      .set('Authorization', `Basic ${basic}`)
      .type('form')
      .send({ grant_type: 'client_credentials' })
      .expect(200);
    const bearer = `Bearer ${body.access_token}`;
    return {
      get: (path) => api.anonymous().get(path).set('Authorization', bearer),
      post: (path) => api.anonymous().post(path).set('Authorization', bearer),
    };
  }

  describe('registering', () => {
    it('without an informational meeting is refused with the list of upcoming meetings', async () => {
      const pilot = await aPilot(api).open();
      await administrator
        .post(`/v1/pilots/${pilot.id}/meetings`)
        .send({ kind: 'informational', title: 'Next one', place: 'Online', startsLocal: '2026-07-14T10:00' })
        .expect(201);
      const candidate = await api.as(await aPerson(api));
      const { body } = await candidate
        .post(`/v1/pilots/${pilot.id}/registrations`)
        .send({ versionId: pilot.versionId })
        .expect(409);
      expect(body).toMatchObject({
        code: 'enrollment.meeting-required',
        comingMeetings: [{ title: 'Next one', startsAt: '2026-07-14T15:00:00.000Z' }],
      });
    });

    it('happens once for one Idempotency-Key', async () => {
      const pilot = await aPilot(api).open();
      const person = await aPerson(api);
      await attended(api, pilot, person);
      const candidate = await api.as(person);
      const register = () =>
        candidate
          .post(`/v1/pilots/${pilot.id}/registrations`)
          .set('Idempotency-Key', `register-${person.id}`)
          .send({ versionId: pilot.versionId });
      const first = await register().expect(201);
      const second = await register().expect('Idempotency-Replayed', 'true').expect(201);
      expect(first.body).toMatchObject({
        state: 'registered',
        waitlistPlace: null,
        priceCents: 0,
        deadline: null,
        possible: ['start', 'withdraw'],
      });
      expect(second.body).toEqual(first.body);
      const again = await candidate
        .post(`/v1/pilots/${pilot.id}/registrations`)
        .send({ versionId: pilot.versionId })
        .expect(409);
      expect(again.body).toMatchObject({ code: 'enrollment.already-enrolled', enrollmentId: first.body.id });
    });

    it('for a full version gives the place on the waitlist', async () => {
      const pilot = await aPilot(api).withSeats(1).open();
      for (let taken = 0; taken < 2; taken += 1) await anEnrollment(api, { pilot }).registered();
      const person = await aPerson(api);
      await attended(api, pilot, person);
      const { body } = await (
        await api.as(person)
      )
        .post(`/v1/pilots/${pilot.id}/registrations`)
        .send({ versionId: pilot.versionId })
        .expect(201);
      expect(body).toMatchObject({ state: 'waitlisted', waitlistPlace: 2 });
    });

    it('for a third version at once needs an acknowledgment, which is recorded', async () => {
      const versions = [
        await aVersion(api, { code: 'VIS-1' }).inPilot(),
        await aVersion(api, { code: 'VIS-2' }).inPilot(),
        await aVersion(api, { code: 'MAN-1' }).inPilot(),
      ];
      const pilot = await aPilot(api, { versions }).open();
      const person = await aPerson(api);
      await attended(api, pilot, person);
      const candidate = await api.as(person);
      const register = (index: number, more = {}) =>
        candidate.post(`/v1/pilots/${pilot.id}/registrations`).send({ versionId: pilot.versionIds[index], ...more });
      await register(0).expect(201);
      expect((await register(1).expect(201)).body.acknowledgedAt).toBeNull();
      const refused = await register(2).expect(409);
      expect(refused.body).toMatchObject({
        code: 'enrollment.acknowledgement-required',
        unfinished: 2,
        recommended: 2,
        errors: [{ pointer: '/acknowledgesWorkload' }],
      });
      const third = await register(2, { acknowledgesWorkload: true }).expect(201);
      expect(third.body.acknowledgedAt).toBe('2026-07-10T15:00:00.000Z');
    });

    it('with faulty input points at every fault', async () => {
      const pilot = await aPilot(api).open();
      const candidate = await api.as(await aPerson(api));
      const shape = await candidate
        .post(`/v1/pilots/${pilot.id}/registrations`)
        .send({ versionId: 'INS-1', acknowledgesWorkload: 'yes' })
        .expect(422);
      expect(shape.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
        '/versionId',
        '/acknowledgesWorkload',
      ]);
      const other = await candidate
        .post(`/v1/pilots/${pilot.id}/registrations`)
        .send({ versionId: randomUUID() })
        .expect(422);
      expect(other.body).toMatchObject({ code: 'pilot.version-not-included', errors: [{ pointer: '/versionId' }] });
      await candidate.post('/v1/pilots/not-an-id/registrations').send({ versionId: pilot.versionId }).expect(422);
      await candidate.post(`/v1/pilots/${randomUUID()}/registrations`).send({ versionId: pilot.versionId }).expect(404);
    });
  });

  describe('one’s own enrollments', () => {
    it('start with a deadline that shows both days and which one applies', async () => {
      const pilot = await aPilot(api, { closesOn: '2026-11-01' }).open();
      const person = await aPerson(api);
      const { id } = await anEnrollment(api, { pilot, person }).registered();
      const candidate = await api.as(person);
      const { body } = await candidate.post(`/v1/enrollments/${id}/start`).expect(200);
      expect(body).toMatchObject({
        state: 'active',
        closesAt: '2026-11-02T06:00:00.000Z',
        deadline: {
          startedOn: '2026-07-10',
          windowDays: 120,
          windowEndsOn: '2026-11-07',
          pilotClosesOn: '2026-11-01',
          decidedBy: 'closing-day',
          lastDay: '2026-11-01',
          zone: 'America/Chicago',
          daysLeft: 114,
          extensions: [],
          pauses: [],
        },
      });
      const again = await candidate.post(`/v1/enrollments/${id}/start`).expect(409);
      expect(again.body).toMatchObject({
        code: 'enrollment.transition',
        state: 'active',
        allowed: ['pause', 'submit', 'expire', 'withdraw'],
      });
      const { text } = await candidate.get(`/v1/enrollments/${id}/calendar.ics`).expect(200);
      expect(text).toContain('DTSTART;VALUE=DATE:20261101');
    });

    it('are listed latest first, by state, in pages', async () => {
      const person = await aPerson(api);
      const [first, second] = [
        await anEnrollment(api, { person }).active(),
        await anEnrollment(api, {
          pilot: await aPilot(api, { versions: [await aVersion(api, { code: 'VIS-2' }).inPilot()] }).open(),
          person,
        }).registered(),
      ];
      const candidate = await api.as(person);
      const page = await candidate.get('/v1/enrollments?limit=1').expect(200);
      expect(page.body.items).toMatchObject([{ id: second.id, version: { code: 'VIS-2' } }]);
      const next = await candidate.get(`/v1/enrollments?limit=1&cursor=${page.body.nextCursor}`).expect(200);
      expect(next.body).toMatchObject({ items: [{ id: first.id }], nextCursor: null });
      expect((await candidate.get('/v1/enrollments?state=active').expect(200)).body.items).toMatchObject([
        { id: first.id, daysLeft: 120 },
      ]);
      const bad = await candidate.get('/v1/enrollments?state=sleeping').expect(422);
      expect(bad.body.errors[0].pointer).toBe('?state');
    });

    it('are hidden from other candidates, from candidates who are also administrators, and from reviewers', async () => {
      const { id } = await anEnrollment(api).active();
      const other = await api.as(await aPerson(api));
      const both = await api.as(await aPerson(api, { roles: ['candidate', 'administrator'], secondFactor: true }));
      for (const agent of [other, both]) {
        await agent.get(`/v1/enrollments/${id}`).expect(404);
        await agent.get(`/v1/enrollments/${id}/calendar.ics`).expect(404);
        await agent.post(`/v1/enrollments/${id}/start`).expect(404);
        await agent.post(`/v1/enrollments/${id}/withdraw`).send({ reason: 'Not mine' }).expect(404);
        await agent.put(`/v1/enrollments/${id}/feedback`).send({ rigor: 1, clarity: 1 }).expect(404);
      }
      const reviewer = await api.as(await aPerson(api, { roles: ['reviewer'], secondFactor: true }));
      await reviewer.get(`/v1/enrollments/${id}`).expect(403);
    });

    it('take feedback on rigor and clarity, which meets the requirement', async () => {
      const person = await aPerson(api);
      const { id } = await anEnrollment(api, { person }).active();
      const candidate = await api.as(person);
      const bad = await candidate.put(`/v1/enrollments/${id}/feedback`).send({ rigor: 6 }).expect(422);
      expect(bad.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/rigor', '/clarity']);
      await candidate.put(`/v1/enrollments/${id}/feedback`).send({ rigor: 3, clarity: 2 }).expect(200);
      const { body } = await candidate
        .put(`/v1/enrollments/${id}/feedback`)
        .send({ rigor: 4, clarity: 5, text: 'Clear to me now.' })
        .expect(200);
      expect(body).toMatchObject({
        feedback: { rigor: 4, clarity: 5, text: 'Clear to me now.' },
        requirements: [
          { kind: 'community', metAt: null },
          { kind: 'feedback', metAt: '2026-07-10T15:00:00.000Z' },
        ],
      });
    });

    it('are withdrawn with a reason; the history does not name administrators', async () => {
      const person = await aPerson(api);
      const { id } = await anEnrollment(api, { person }).active();
      await administrator.post(`/v1/roster/${id}/extend`).send({ closesOn: '2026-12-01', reason: 'Storm' }).expect(200);
      const candidate = await api.as(person);
      const bare = await candidate.post(`/v1/enrollments/${id}/withdraw`).send({ reason: '  ' }).expect(422);
      expect(bare.body.errors[0].pointer).toBe('/reason');
      const { body } = await candidate.post(`/v1/enrollments/${id}/withdraw`).send({ reason: 'New job' }).expect(200);
      expect(body).toMatchObject({ state: 'withdrawn', daysLeft: null, possible: [] });
      expect(
        body.history.map(({ command, by, reason, actor }: Record<string, unknown>) => [command, by, reason, actor]),
      ).toEqual([
        ['register', 'candidate', null, null],
        ['start', 'candidate', null, null],
        ['extend', 'program', 'Storm', null],
        ['withdraw', 'candidate', 'New job', null],
      ]);
    });
  });

  describe('enrollments, for administrators', () => {
    it('are on a roster, filtered by state, version and risk, in pages', async () => {
      const pilot = await aPilot(api, { atRiskDays: 14 }).open();
      const [early, late, done] = [
        await anEnrollment(api, { pilot }).active(),
        await anEnrollment(api, { pilot }).registered(),
        await anEnrollment(api, { pilot }).submitted(),
      ];
      const roster = async (query = '') =>
        (await administrator.get(`/v1/pilots/${pilot.id}/roster${query}`).expect(200)).body;
      const ids = (page: { items: { id: string }[] }) => page.items.map(({ id }) => id);
      expect(ids(await roster())).toEqual([early.id, late.id, done.id]);
      expect(ids(await roster('?state=submitted'))).toEqual([done.id]);
      expect(ids(await roster(`?versionId=${randomUUID()}`))).toEqual([]);
      expect(ids(await roster('?atRisk=true'))).toEqual([]);

      const paging = await roster('?limit=2');
      expect(ids(await roster(`?limit=2&cursor=${paging.nextCursor}`))).toEqual([done.id]);

      const now = api.clock.now();
      api.clock.set('2026-10-24T15:00:00Z');
      expect(await roster('?atRisk=true')).toMatchObject({
        items: [{ id: early.id, atRisk: true, daysLeft: 14, person: { id: early.personId } }],
      });
      expect(ids(await roster('?atRisk=false'))).toEqual([late.id, done.id]);
      const { body: standing } = await administrator.get(`/v1/pilots/${pilot.id}/standing`).expect(200);
      expect(standing).toEqual({
        states: [
          { state: 'registered', people: 1 },
          { state: 'active', people: 1 },
          { state: 'submitted', people: 1 },
        ],
        atRisk: 1,
        awardWaits: 0,
      });
      api.clock.set(now);
      for (const part of ['roster', 'standing'])
        await administrator.get(`/v1/pilots/${randomUUID()}/${part}`).expect(404);
    });

    it('are extended, paused, resumed, expired and withdrawn with a reason, and the history names who did it', async () => {
      const { id } = await anEnrollment(api).active();
      const act = (command: string, body: object) => administrator.post(`/v1/roster/${id}/${command}`).send(body);
      for (const command of ['extend', 'pause', 'resume', 'expire', 'withdraw']) {
        const { body } = await act(command, { closesOn: '2026-12-01' }).expect(422);
        expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/reason']);
      }
      const tooShort = await act('extend', { closesOn: '2026-11-07', reason: 'Storm' }).expect(422);
      expect(tooShort.body).toMatchObject({
        code: 'enrollment.extension-too-short',
        errors: [{ pointer: '/closesOn' }],
      });
      await act('extend', { closesOn: '2026-11-14', reason: 'Storm' }).expect(200);
      await act('pause', { reason: 'Leave' }).expect(200);
      expect((await act('pause', { reason: 'Leave' }).expect(409)).body).toMatchObject({
        code: 'enrollment.transition',
        allowed: ['resume', 'withdraw'],
      });
      await act('resume', { reason: 'Back' }).expect(200);
      expect((await act('expire', { reason: 'Now' }).expect(409)).body.code).toBe('enrollment.still-open');
      const { body } = await act('withdraw', { reason: 'Moved away' }).expect(200);
      expect(body.history.at(-1)).toMatchObject({
        command: 'withdraw',
        by: 'program',
        actor: { id: administratorId, name: 'Dana Director' },
      });
      expect((await act('withdraw', { reason: 'Again' }).expect(409)).body.allowed).toEqual([]);
      await administrator.post(`/v1/roster/${randomUUID()}/pause`).send({ reason: 'Nobody' }).expect(404);
    });

    it('have requirements recorded once each, and only requirements of the pilot', async () => {
      const pilot = await aPilot(api, { requirements: [{ kind: 'community', awardWaits: true }] }).open();
      const { id } = await anEnrollment(api, { pilot }).active();
      const record = (kind: string) =>
        administrator.post(`/v1/roster/${id}/requirements`).send({ kind, note: 'Answered all prompts' });
      const first = await record('community').expect(200);
      api.clock.advance({ minutes: 5 });
      const second = await record('community').expect(200);
      expect(second.body.requirements).toEqual(first.body.requirements);
      expect(first.body.requirements).toMatchObject([
        { kind: 'community', awardWaits: true, metAt: expect.any(String) },
      ]);
      expect((await record('feedback').expect(422)).body).toMatchObject({
        code: 'requirement.not-asked',
        errors: [{ pointer: '/kind' }],
      });
      await record('cake').expect(422);
    });
  });

  it('a coach can read the enrollments of their own candidates, and no others', async () => {
    const coach = await aPerson(api, { roles: ['coach'] });
    const [own, other] = [await anEnrollment(api).active(), await anEnrollment(api).active()];
    const agent = await api.as(coach);
    expect((await agent.get('/v1/coached-enrollments').expect(200)).body.items).toEqual([]);
    await api.get(AddCoaching).run({ coachId: coach.id, candidateId: own.personId, actor: anAdministrator });
    expect((await agent.get('/v1/coached-enrollments').expect(200)).body.items).toMatchObject([{ id: own.id }]);
    await agent.get(`/v1/coached-enrollments/${own.id}`).expect(200);
    await agent.get(`/v1/coached-enrollments/${other.id}`).expect(404);
    await agent.post(`/v1/roster/${own.id}/pause`).send({ reason: 'I say so' }).expect(403);
    await agent.post(`/v1/enrollments/${own.id}/withdraw`).send({ reason: 'I say so' }).expect(403);
  });

  it('a coach does not see that a candidate met every detail, and the candidate does (rule 36)', async () => {
    const coach = await aPerson(api, { roles: ['coach'] });
    const candidate = await aPerson(api);
    const { id } = await aMetSubmission(api, { person: candidate, pilot: await aPilot(api).open() }).released();
    await api.get(AddCoaching).run({ coachId: coach.id, candidateId: candidate.id, actor: anAdministrator });
    const agent = await api.as(coach);
    expect((await agent.get('/v1/coached-enrollments').expect(200)).body.items).toMatchObject([{ id, metAt: null }]);
    expect((await agent.get(`/v1/coached-enrollments/${id}`).expect(200)).body.metAt).toBeNull();
    const own = await api.as(candidate);
    expect((await own.get(`/v1/enrollments/${id}`).expect(200)).body.metAt).toEqual(expect.any(String));
    expect((await own.post(`/v1/enrollments/${id}/withdraw`).send({ reason: 'Moved' }).expect(409)).body).toMatchObject(
      {
        code: 'enrollment.met',
      },
    );
  });

  describe('enrollments, for a client such as ELN', () => {
    it('can be read with the scope, and not without it', async () => {
      const enrollment = await anEnrollment(api).active();
      const eln = await client(['enrollments:read']);
      const { body } = await eln.get(`/v1/integration/enrollments?limit=1`).expect(200);
      expect(body.items).toMatchObject([
        { id: enrollment.id, state: 'active', person: { id: enrollment.personId, email: expect.any(String) } },
      ]);
      expect(
        (await eln.get(`/v1/integration/enrollments?pilotId=${enrollment.pilotId}`).expect(200)).body.items,
      ).toHaveLength(1);
      await eln.get(`/v1/integration/enrollments/${enrollment.id}`).expect(200);
      await eln.get(`/v1/integration/enrollments/${randomUUID()}`).expect(404);
      await eln.post('/v1/integration/registrations').send({}).expect(403);
      await eln.get(`/v1/roster/${enrollment.id}`).expect(403);
      await (await client(['pilots:read'])).get('/v1/integration/enrollments').expect(403);
    });

    it('are created for a candidate by id or email address, under all rules of registration', async () => {
      const pilot = await aPilot(api).open();
      const [ada, ben] = [await aPerson(api), await aPerson(api)];
      await attended(api, pilot, ada);
      const eln = await client(['registrations:write']);
      const register = (person: object) =>
        eln.post('/v1/integration/registrations').send({ pilotId: pilot.id, versionId: pilot.versionId, ...person });
      const { body } = await register({ email: ada.email.toUpperCase() }).expect(201);
      expect(body).toMatchObject({ state: 'registered', person: { id: ada.id } });
      expect((await register({ personId: ben.id }).expect(409)).body.code).toBe('enrollment.meeting-required');
      const reviewer = await aPerson(api, { roles: ['reviewer'] });
      for (const [person, pointer] of [
        [{ email: 'nobody@example.org' }, '/email'],
        [{ personId: reviewer.id }, '/personId'],
        [{}, '/personId'],
        [{ personId: ben.id, email: ben.email }, '/personId'],
      ] as const) {
        expect((await register(person).expect(422)).body.errors).toMatchObject([{ pointer }]);
      }
      const candidate = await api.as(ada);
      const history = (await candidate.get(`/v1/enrollments/${body.id}`).expect(200)).body.history;
      expect(history).toMatchObject([{ command: 'register', by: 'program' }]);
    });

    it('get community participation recorded with the scope', async () => {
      const { id, personId } = await anEnrollment(api).active();
      const eln = await client(['requirements:write']);
      await eln
        .post(`/v1/integration/enrollments/${id}/requirements`)
        .send({ kind: 'community', note: '4 prompts' })
        .expect(200);
      const { body } = await (await api.as({ id: personId })).get(`/v1/enrollments/${id}`).expect(200);
      expect(body.requirements).toMatchObject([
        { kind: 'community', metAt: expect.any(String) },
        { kind: 'feedback', metAt: null },
      ]);
    });
  });
});
