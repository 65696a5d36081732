import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, aPilot, attended, aVersion, anEnrollment, settingsOf } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

type Agent = Awaited<ReturnType<Api['as']>>;

describe('pilots over HTTP', () => {
  let api: Api;
  let administrator: Agent;
  beforeAll(async () => {
    api = await startApi({ at: '2026-06-01T15:00:00Z' });
    administrator = await api.as(await aPerson(api, { roles: ['administrator'], secondFactor: true }));
  });
  afterAll(() => api.stop());

  const settings = {
    title: 'Summer pilot',
    zone: 'America/Chicago',
    windowDays: 120,
    closesOn: '2026-12-18',
    registersFrom: '2026-06-01',
  };

  describe('for people who are signed in', () => {
    it('are listed with seats left, and can be filtered by whether they are open', async () => {
      const open = await aPilot(api).withSeats(2).open();
      const over = await aPilot(api, { registersFrom: '2026-05-01', registersUntil: '2026-05-31' }).open();
      await anEnrollment(api, { pilot: open }).registered();
      const candidate = await api.as(await aPerson(api));
      const all = await candidate.get('/v1/pilots').expect(200);
      const only = await candidate.get('/v1/pilots?open=true').expect(200);
      expect(all.body.items.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining([open.id, over.id]));
      expect(only.body.items.map(({ id }: { id: string }) => id)).not.toContain(over.id);
      expect(only.body.items.find(({ id }: { id: string }) => id === open.id)).toMatchObject({
        registration: 'open',
        versions: [
          { versionId: open.versionId, code: 'VIS-1', seats: 2, taken: 1, left: 1, waiting: 0, priceCents: 0 },
        ],
      });
    });

    it('come in pages', async () => {
      const candidate = await api.as(await aPerson(api));
      const first = await candidate.get('/v1/pilots?limit=1').expect(200);
      const second = await candidate.get(`/v1/pilots?limit=1&cursor=${first.body.nextCursor}`).expect(200);
      expect(second.body.items[0].id < first.body.items[0].id).toBe(true);
      await candidate.get('/v1/pilots?cursor=nonsense').expect(422);
    });

    it('are read in full, with the meetings that the person attended', async () => {
      const pilot = await aPilot(api).open();
      const person = await aPerson(api);
      await attended(api, pilot, person);
      const { body } = await (await api.as(person)).get(`/v1/pilots/${pilot.id}`).expect('ETag', '"1"').expect(200);
      expect(body).toMatchObject({
        attendedMeeting: true,
        meetings: [
          {
            id: pilot.meetingId,
            kind: 'informational',
            startsAt: '2026-05-31T15:00:00.000Z',
            zone: 'America/Chicago',
            attended: true,
          },
        ],
        requirements: [
          { kind: 'community', awardWaits: true },
          { kind: 'feedback', awardWaits: true },
        ],
      });
      await (await api.as(person)).get(`/v1/pilots/${randomUUID()}`).expect(404);
      await api.anonymous().get(`/v1/pilots/${pilot.id}`).expect(401);
    });

    it('are never answered from a cache, because seats and meetings change without an edit', async () => {
      const pilot = await aPilot(api).withSeats(2).open();
      const candidate = await api.as(await aPerson(api));
      const { headers } = await candidate
        .get(`/v1/pilots/${pilot.id}`)
        .expect('Cache-Control', 'private, no-store')
        .expect(200);
      await anEnrollment(api, { pilot }).registered();
      const { body } = await candidate.get(`/v1/pilots/${pilot.id}`).set('If-None-Match', headers.etag!).expect(200);
      expect(body.versions).toMatchObject([{ taken: 1, left: 1 }]);
    });

    it('are calendar files, with meetings and the closing day', async () => {
      const pilot = await aPilot(api, { closesOn: '2026-12-18' }).open();
      const candidate = await api.as(await aPerson(api));
      const { text } = await candidate
        .get(`/v1/pilots/${pilot.id}/calendar.ics`)
        .expect('Content-Type', /text\/calendar/)
        .expect(200);
      expect(text).toContain(`UID:meeting-${pilot.meetingId}\r\n`);
      expect(text).toContain('DTSTART;VALUE=DATE:20261218\r\nDTEND;VALUE=DATE:20261219\r\n');
      const meeting = await candidate.get(`/v1/meetings/${pilot.meetingId}/calendar.ics`).expect(200);
      expect(meeting.text).toContain('DTSTART:20260531T150000Z\r\nDTEND:20260531T160000Z\r\n');
      await candidate.get(`/v1/meetings/${randomUUID()}/calendar.ics`).expect(404);
    });
  });

  describe('for administrators', () => {
    it('have meetings that can be moved, and canceled until someone has attended', async () => {
      const pilot = await aPilot(api).open();
      const meetings = `/v1/pilots/${pilot.id}/meetings`;
      const said = { title: 'Kick-off', place: 'Room 4', minutes: 90 };
      const { body: other } = await administrator
        .post(meetings)
        .send({ ...said, kind: 'informational', startsLocal: '2026-06-20T10:00' })
        .expect(201);
      const { body: moved } = await administrator
        .put(`${meetings}/${other.id}`)
        .send({ ...said, title: 'For late comers', startsLocal: '2026-06-21T11:30' })
        .expect(200);
      expect(moved).toMatchObject({
        id: other.id,
        title: 'For late comers',
        minutes: 90,
        startsAt: '2026-06-21T16:30:00.000Z',
      });
      const taken = await administrator
        .put(`${meetings}/${pilot.meetingId}`)
        .send({ ...said, startsLocal: '2026-06-21T11:30' })
        .expect(409);
      expect(taken.body).toMatchObject({ code: 'meeting.already-scheduled', errors: [{ pointer: '/startsLocal' }] });

      await attended(api, pilot, await aPerson(api));
      const kept = await administrator
        .post(`${meetings}/${pilot.meetingId}/cancel`)
        .send({ reason: 'Nobody came' })
        .expect(409);
      expect(kept.body.code).toBe('meeting.attended');
      await administrator.post(`${meetings}/${other.id}/cancel`).send({ reason: 'No room' }).expect(204);
      await administrator.post(`${meetings}/${other.id}/cancel`).send({ reason: 'No room' }).expect(404);
      await (
        await api.as(await aPerson(api))
      )
        .post(`${meetings}/${pilot.meetingId}/cancel`)
        .send({ reason: 'No' })
        .expect(403);
    });

    it('are created from versions, with the usual settings unless others are given', async () => {
      const { id: versionId } = await aVersion(api).inPilot();
      const { body } = await administrator
        .post('/v1/pilots')
        .send({ code: 'summer', ...settings, versions: [{ versionId, seats: 8 }] })
        .expect(201);
      expect(body).toMatchObject({
        code: 'summer',
        revision: 1,
        meetingRequired: true,
        recommendedConcurrent: 2,
        feeCents: 0,
        versions: [{ versionId, seats: 8, left: 8 }],
      });
      const again = await administrator
        .post('/v1/pilots')
        .send({ code: 'summer', ...settings, versions: [{ versionId, seats: 8 }] })
        .expect(409);
      expect(again.body).toMatchObject({ code: 'pilot.code-taken', errors: [{ pointer: '/code' }] });
    });

    it('are refused with a pointer to every fault', async () => {
      const draft = await aVersion(api).draft();
      const versions = [
        { versionId: draft.id, seats: 1 },
        { versionId: randomUUID(), seats: 1 },
        { versionId: draft.id, seats: 1 },
      ];
      const { body } = await administrator
        .post('/v1/pilots')
        .send({ code: 'faulty', ...settings, closesOn: '2026-05-31', versions })
        .expect(422);
      expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted()).toEqual(
        [
          '/closesOn',
          '/versions/0/versionId',
          '/versions/1/versionId',
          '/versions/2/versionId',
          '/versions/2/versionId',
        ].toSorted(),
      );
      const shape = await administrator
        .post('/v1/pilots')
        .send({
          code: 'Not A Code',
          ...settings,
          windowDays: 0,
          zone: 'Missouri',
          closesOn: '2026-02-30',
          versions: [],
        })
        .expect(422);
      expect(shape.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
        '/code',
        '/zone',
        '/windowDays',
        '/closesOn',
        '/versions',
      ]);
    });

    it('are edited only by someone who has seen the latest revision', async () => {
      const pilot = await aPilot(api).open();
      const edit = (revision?: string) => {
        const request = administrator.put(`/v1/pilots/${pilot.id}`);
        return (revision === undefined ? request : request.set('If-Match', revision)).send({
          ...settingsOf(pilot.pilot),
          title: 'Renamed',
        });
      };
      await edit().expect(428);
      await edit('"7"').expect(412);
      const { body } = await edit('"1"').expect('ETag', '"2"').expect(200);
      expect(body).toMatchObject({ title: 'Renamed', revision: 2 });
    });

    it('get more seats and more versions', async () => {
      const pilot = await aPilot(api).withSeats(1).open();
      const other = await aVersion(api, { code: 'VIS-2' }).inPilot();
      const offer = (versionId: string, revision: number, seats: number) =>
        administrator
          .put(`/v1/pilots/${pilot.id}/versions/${versionId}`)
          .set('If-Match', `"${revision}"`)
          .send({ seats });
      const { body } = await offer(other.id, 1, 4).expect(200);
      expect(body.versions.map(({ code, seats }: { code: string; seats: number }) => [code, seats])).toEqual([
        ['VIS-1', 1],
        ['VIS-2', 4],
      ]);
      await anEnrollment(api, { pilot }).registered();
      const fewer = await offer(pilot.versionId, 2, 0).expect(409);
      expect(fewer.body).toMatchObject({
        code: 'pilot.seats-taken',
        taken: 1,
        errors: [{ pointer: '/seats', detail: '1 or more.' }],
      });
      await offer(randomUUID(), 2, 1).expect(422);
    });

    it('have meetings in local time, and attendance for many people at once', async () => {
      const pilot = await aPilot(api).open();
      const meeting = {
        kind: 'informational',
        title: 'In spring forward',
        place: 'Online',
        startsLocal: '2027-03-14T02:30',
      };
      const planned = await administrator.post(`/v1/pilots/${pilot.id}/meetings`).send(meeting).expect(201);
      expect(planned.body).toMatchObject({
        startsAt: '2027-03-14T08:00:00.000Z',
        minutes: 60,
        zone: 'America/Chicago',
      });
      await administrator.post(`/v1/pilots/${pilot.id}/meetings`).send(meeting).expect(409);
      const bad = await administrator
        .post(`/v1/pilots/${pilot.id}/meetings`)
        .send({ ...meeting, startsLocal: '2026-02-30T10:00' })
        .expect(422);
      expect(bad.body.errors[0].pointer).toBe('/startsLocal');

      const [ada, ben] = [await aPerson(api, { name: 'Ada' }), await aPerson(api, { name: 'Ben' })];
      const path = `/v1/pilots/${pilot.id}/meetings/${planned.body.id}/attendance`;
      const recorded = await administrator
        .put(path)
        .send({
          entries: [
            { personId: ben.id, attended: false },
            { personId: ada.id, attended: true },
          ],
        })
        .expect(200);
      expect(
        recorded.body.entries.map(({ name, attended: was }: { name: string; attended: boolean }) => [name, was]),
      ).toEqual([
        ['Ada', true],
        ['Ben', false],
      ]);
      const corrected = await administrator
        .put(path)
        .send({ entries: [{ personId: ben.id, attended: true }] })
        .expect(200);
      expect(corrected.body.entries.map(({ attended: was }: { attended: boolean }) => was)).toEqual([true, true]);

      const faulty = {
        entries: [
          { personId: ada.id, attended: false },
          { personId: randomUUID(), attended: true },
          { personId: ada.id, attended: true },
        ],
      };
      const refused = await administrator.put(path).send(faulty).expect(422);
      expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
        '/entries/1/personId',
        '/entries/2/personId',
      ]);
      expect((await administrator.get(path).expect(200)).body).toEqual(corrected.body);
      await administrator.get(`/v1/pilots/${randomUUID()}/meetings/${planned.body.id}/attendance`).expect(404);

      const cleo = await aPerson(api, { name: 'Cleo' });
      const list = (entries: object[]) => administrator.post(`${path}/many`).send({ entries });
      const counted = await list([
        { email: cleo.email.toUpperCase(), attended: true },
        { email: ada.email, attended: false },
        { email: ben.email, attended: true },
      ]).expect(200);
      expect(counted.body).toEqual({ recorded: 1, corrected: 1, unchanged: 1 });
      const unreadable = await list([{ email: ada.email, attended: 'perhaps' }, { email: 'ada' }]).expect(422);
      expect(unreadable.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
        '/entries/0/attended',
        '/entries/1/email',
        '/entries/1/attended',
      ]);
    });

    it('cannot be set up by candidates, reviewers or coaches', async () => {
      const pilot = await aPilot(api).open();
      for (const role of ['candidate', 'reviewer', 'coach'] as const) {
        const agent = await api.as(await aPerson(api, { roles: [role], secondFactor: true }));
        await agent.post('/v1/pilots').send({}).expect(403);
        await agent.put(`/v1/pilots/${pilot.id}`).set('If-Match', '"1"').send({}).expect(403);
        await agent.get(`/v1/pilots/${pilot.id}/roster`).expect(403);
        await agent.put(`/v1/pilots/${pilot.id}/meetings/${pilot.meetingId}/attendance`).send({}).expect(403);
        await agent.post(`/v1/pilots/${pilot.id}/meetings/${pilot.meetingId}/attendance/many`).send({}).expect(403);
      }
    });
  });
});
