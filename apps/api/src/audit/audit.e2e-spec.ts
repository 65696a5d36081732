import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { about, declareEvents, Outbox, Transactor } from '#database';
import { type Enrollment, PauseEnrollment, ResumeEnrollment } from '#pilots';
import { anEnrollment, aPerson } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

const bellEvents = declareEvents({
  'bell.rung': about('bell', {}),
  'bell.hung': about('bell', {}),
  'bell.cast': about('bell', { token: z.string(), weight: z.int() }),
});

describe('the audit over HTTP', () => {
  let api: Api;
  let administrator: Awaited<ReturnType<Api['as']>>;
  let director: { id: string; name: string };
  let enrollment: Enrollment;
  beforeAll(async () => {
    api = await startApi();
    administrator = await api.as(await aPerson(api, { roles: ['administrator'], secondFactor: true }));
    director = await aPerson(api, { roles: ['administrator'], name: 'The Director' });
    enrollment = await anEnrollment(api).active();
    const by = { kind: 'person' as const, id: director.id, roles: ['administrator'] };
    await api.get(PauseEnrollment).run({ actor: by, enrollmentId: enrollment.id, reason: 'Leave' });
    await api.get(ResumeEnrollment).run({ actor: by, enrollmentId: enrollment.id, reason: 'Back' });
  });
  afterAll(() => api.stop());

  const read = async (query: Record<string, string | number>) =>
    (await administrator.get('/v1/audit').query(query).expect(200)).body;

  it('shows what happened to a thing, who did it and when, the latest first', async () => {
    const { items } = await read({ subjectKind: 'enrollment', subjectId: enrollment.id });
    expect(items.map(({ type }: { type: string }) => type)).toEqual([
      'enrollment.resumed',
      'enrollment.paused',
      'enrollment.started',
      'enrollment.registered',
    ]);
    expect(items[1]).toMatchObject({
      subject: { kind: 'enrollment', id: enrollment.id },
      actor: { id: director.id, name: 'The Director' },
      occurredAt: api.clock.now().toISOString(),
      details: { reason: 'Leave', from: 'active', to: 'paused' },
    });
  });

  it('shows what a person did, page by page', async () => {
    const first = await read({ actorId: director.id, limit: 2 });
    const second = await read({ actorId: director.id, limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ type }) => type)).toEqual([
      'enrollment.resumed',
      'enrollment.paused',
      'person.joined',
    ]);
    expect(second.nextCursor).toBeNull();
  });

  it('counts by week, in a zone that exists', async () => {
    const { items } = (await administrator.get('/v1/audit/weeks?zone=America/Chicago').expect(200)).body;
    expect(items).toHaveLength(12);
    expect(items.at(-1)).toEqual({ monday: '2026-03-02', registrations: 1, submissions: 0, decisions: 0 });
    const { body } = await administrator.get('/v1/audit/weeks?zone=Mars/Olympus').expect(422);
    expect(body.errors).toEqual([
      { pointer: '?zone', detail: 'Enter an IANA time zone, for example America/Chicago.' },
    ]);
    const candidate = await api.as(await aPerson(api));
    await candidate.get('/v1/audit/weeks?zone=America/Chicago').expect(403);
  });

  it('has no actor for events that Laurel caused by itself, and no name for a client', async () => {
    await api
      .get(Transactor)
      .run((tx) =>
        api
          .get(Outbox)
          .append(
            tx,
            bellEvents['bell.rung']({ subjectId: '1' }),
            bellEvents['bell.hung']({ subjectId: '1', actorId: 'ed-leaders-network' }),
          ),
      );
    const { items } = await read({ subjectKind: 'bell', subjectId: '1' });
    expect(items.map(({ actor }: { actor: unknown }) => actor)).toEqual([
      { id: 'ed-leaders-network', name: null },
      null,
    ]);
  });

  it('never shows a value whose name sounds like a secret', async () => {
    await api
      .get(Transactor)
      .run((tx) =>
        api
          .get(Outbox)
          .append(tx, bellEvents['bell.cast']({ subjectId: '2', payload: { token: 'do-not-show', weight: 3 } })),
      );
    const { items } = await read({ subjectKind: 'bell', subjectId: '2' });
    expect(items[0].details).toEqual({ token: '(removed)', weight: 3 });
  });

  it('is found by the name of who did it, by what was done, and by the time', async () => {
    const about = { subjectKind: 'enrollment', subjectId: enrollment.id };
    const types = async (query: Record<string, string>) =>
      (await read({ ...about, ...query })).items.map(({ type }: { type: string }) => type);
    expect(await types({ actor: 'the dir' })).toEqual(['enrollment.resumed', 'enrollment.paused']);
    expect(await types({ actor: 'nobody%' })).toEqual([]);
    expect(await types({ type: 'enrollment.paused' })).toEqual(['enrollment.paused']);
    const [{ occurredAt }] = (await read({ ...about, type: 'enrollment.paused' })).items;
    const after = new Date(Date.parse(occurredAt) + 1).toISOString();
    expect(await types({ from: occurredAt, until: after })).toContain('enrollment.paused');
    expect(await types({ until: occurredAt })).not.toContain('enrollment.paused');
    expect(await types({ from: after })).not.toContain('enrollment.paused');
    const { body } = await administrator.get('/v1/audit/types').expect(200);
    expect(body.items).toEqual(expect.arrayContaining(['enrollment.paused', 'enrollment.resumed']));
    expect(body.items).toEqual([...new Set(body.items as string[])].sort());
    expect((await administrator.get('/v1/audit?from=yesterday').expect(422)).body.errors).toMatchObject([
      { pointer: '?from' },
    ]);
  });

  it('is for administrators, and says where bad input is', async () => {
    await (await api.as(await aPerson(api))).get('/v1/audit').expect(403);
    await api.anonymous().get('/v1/audit').expect(401);
    expect((await administrator.get('/v1/audit').query({ subjectId: 'x' }).expect(422)).body.errors).toMatchObject([
      { pointer: '?subjectKind' },
    ]);
    await administrator.get('/v1/audit?subjectKind=%00').expect(422);
    for (const cursor of ['x', Buffer.from('["x"]').toString('base64url'), Buffer.from('[7]').toString('base64url')])
      await administrator.get('/v1/audit').query({ cursor }).expect(422);
  });
});
