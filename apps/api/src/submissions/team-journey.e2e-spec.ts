import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type supertest from 'supertest';
import { ImportCatalog, readCatalogSeed } from '#catalog';
import { localDayOf } from '#kernel';
import { ProgramQueries } from '#programs';
import { aPerson, checkedFile, inProgram, type Laurel, samplePdf } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

type Client = ReturnType<typeof supertest.agent>;

let api: Api;
let sen: Laurel;
let administrator: Client;
beforeAll(async () => {
  api = await startApi();
  sen = await inProgram(api, 'SEN');
  const program = (await api.get(ProgramQueries).all()).find(({ code }) => code === 'SEN')!;
  await api.get(ImportCatalog).run({ seed: { ...readCatalogSeed('sen-program'), program } });
  administrator = await api.as(await aPerson(sen, { roles: ['administrator'], secondFactor: true }));
});
afterAll(() => api.stop());

const words = (count: number) => Array.from({ length: count }, (_, word) => `word${word}`).join(' ');
let uploads = 0;

/** The example of SEN, confirmed and in pilot, in a pilot that takes registrations. */
async function senPilot(): Promise<{ pilotId: string; versionId: string }> {
  const { body: drafts } = await administrator.get('/v1/micro-credentials/INI-1/drafts').expect(200);
  const { body: draft } = await administrator.get(`/v1/drafts/${drafts.items[0].id}`).expect(200);
  const { unconfirmed: _, ...content } = draft.content;
  const { body: confirmed } = await administrator
    .put(`/v1/drafts/${draft.id}`)
    .set('If-Match', `"${draft.revision}"`)
    .send(content)
    .expect(200);
  await administrator.post(`/v1/drafts/${draft.id}/pilot`).set('If-Match', `"${confirmed.revision}"`).expect(200);
  const { body: pilot } = await administrator
    .post('/v1/pilots')
    .send({
      code: 'sen-2026',
      title: 'SEN 2026',
      zone: 'America/Chicago',
      windowDays: 120,
      closesOn: null,
      registersFrom: localDayOf(api.clock.now(), 'America/Chicago'),
      meetingRequired: false,
      versions: [{ versionId: draft.id, seats: 10 }],
    })
    .expect(201);
  return { pilotId: pilot.id, versionId: draft.id };
}

interface Member {
  client: Client;
  personId: string;
  enrollmentId: string;
  submissionId: string;
}

async function member({ pilotId, versionId }: { pilotId: string; versionId: string }, school: string): Promise<Member> {
  const person = await aPerson(sen, { school, district: 'Cedar County' });
  const client = await api.as(person);
  const { body: enrollment } = await client.post(`/v1/pilots/${pilotId}/registrations`).send({ versionId }).expect(201);
  await client.post(`/v1/enrollments/${enrollment.id}/start`).expect(200);
  const { body: begun } = await client.post(`/v1/enrollments/${enrollment.id}/submissions`).expect(200);
  return { client, personId: person.id, enrollmentId: enrollment.id, submissionId: begun.id };
}

async function uploaded(client: Client, submissionId: string, kind: string): Promise<string> {
  const { body: file } = await client
    .post(`/v1/submissions/${submissionId}/artifacts/${kind}/files`)
    .field('description', 'What we did')
    .attach('file', Buffer.concat([samplePdf(), Buffer.from(`% ${(uploads += 1)}\n`)]), {
      filename: `${kind}.pdf`,
      contentType: 'application/pdf',
    })
    .expect(201);
  await checkedFile(api, file.id as string);
  return file.id as string;
}

async function written(client: Client, submissionId: string, kind: string, count: number): Promise<void> {
  await client
    .put(`/v1/submissions/${submissionId}/artifacts/${kind}/text`)
    .set('If-Match', '"0"')
    .send({ text: words(count) })
    .expect(200);
}

const linked = (client: Client, submissionId: string, detailId: string, kind: string, fileId: string) =>
  client
    .post(`/v1/submissions/${submissionId}/evidence`)
    .send({ detailId, kind, fileId, page: 1, explanation: 'The first page' })
    .expect(201);

async function ownPart({ client, submissionId }: Member): Promise<void> {
  await written(client, submissionId, 'role_evidence', 250);
  const file = await uploaded(client, submissionId, 'role_evidence');
  for (const detail of ['o1a', 'o1b']) await linked(client, submissionId, detail, 'role_evidence', file);
  const answers = { textVersion: 1, ownWork: true, aiUse: 'none', aiHow: '', consent: 'nobody' };
  await client.put(`/v1/submissions/${submissionId}/attestation`).send(answers).expect(200);
}

/** Scores what is to be scored on each desk of the reviewer, on that of the team's outcomes first, and locks. */
async function scores(reviewer: Client, levelOf: (detailId: string, desk: number) => string): Promise<void> {
  const { body: queue } = await reviewer.get('/v1/reviews').expect(200);
  const desks = await Promise.all(
    (queue.items as { id: string }[]).map(async ({ id }) => (await reviewer.get(`/v1/reviews/${id}`).expect(200)).body),
  );
  desks.sort((one, other) => one.team.indexOf(one.submissionNumber) - other.team.indexOf(other.submissionNumber));
  for (const [index, desk] of desks.entries()) {
    const details = desk.outcomes.flatMap((outcome: { details: object[] }) => outcome.details);
    for (const { id, scoredOn, evidence } of details) {
      if (scoredOn !== null) continue;
      const level = levelOf(id as string, index);
      const reasons = { rationale: 'No dates are given.', cited: [evidence[0].id] };
      await reviewer
        .put(`/v1/reviews/${desk.id}/scores/${id}`)
        .set('If-Match', '"0"')
        .send({ level, feedback: 'Add the dates.', ...(level === 'developing' ? reasons : {}) })
        .expect(200);
    }
    await reviewer.post(`/v1/reviews/${desk.id}/lock`).send({ summary: 'Read with care.' }).expect(200);
  }
}

describe('a team of one school, from the first word to the decisions', () => {
  it('writes together, submits together, and each member gets their own decision', async () => {
    const place = await senPilot();
    const ana = await member(place, 'Cedar Ridge Elementary');
    const ben = await member(place, 'Cedar Ridge Elementary');
    const elsewhere = await member(place, 'Oak Hill Elementary');
    const teams = `/v1/pilots/${place.pilotId}/teams`;
    const named = { versionId: place.versionId, name: 'Cedar Ridge team' };
    const { body: refused } = await administrator
      .post(teams)
      .send({ ...named, enrollmentIds: [ana.enrollmentId, elsewhere.enrollmentId] })
      .expect(422);
    expect(refused).toMatchObject({ code: 'team.invalid', errors: [{ pointer: '/enrollmentIds/1' }] });
    await ana.client.get(`/v1/enrollments/${ana.enrollmentId}/team`).expect(404);
    const enrollmentIds = [ana.enrollmentId, ben.enrollmentId];
    const { body: team } = await administrator
      .post(teams)
      .send({ ...named, enrollmentIds })
      .expect(201);
    expect(team).toMatchObject({ school: 'Cedar Ridge Elementary', members: [{}, {}], sealedAt: null });
    expect((await administrator.get(teams).expect(200)).body.items).toEqual([team]);

    // Both write in one draft. Nobody else finds it.
    const { body: opened } = await ana.client.post(`/v1/enrollments/${ana.enrollmentId}/team-draft`).expect(200);
    const shared = opened.id as string;
    expect((await ben.client.post(`/v1/enrollments/${ben.enrollmentId}/team-draft`).expect(200)).body.id).toBe(shared);
    await elsewhere.client.get(`/v1/submissions/${shared}`).expect(404);
    await administrator.get(`/v1/submissions/${shared}/reading`).expect(404);
    await ana.client.put(`/v1/submissions/${shared}/attestation`).send({ textVersion: 1 }).expect(404);
    await ana.client.post(`/v1/submissions/${shared}/seal`).expect(404);
    await written(ana.client, shared, 'initiative_charter', 400);
    const log = await uploaded(ben.client, shared, 'action_step_log');
    const slides = await uploaded(ana.client, shared, 'spotlight_presentation');
    for (const detail of ['o2a', 'o2b']) await linked(ana.client, shared, detail, 'action_step_log', log);
    for (const detail of ['o3a', 'o3b']) await linked(ben.client, shared, detail, 'spotlight_presentation', slides);
    await ana.client
      .put(`/v1/submissions/${ana.submissionId}/artifacts/initiative_charter/text`)
      .set('If-Match', '"0"')
      .send({ text: 'Not here' })
      .expect(404);

    // One member is ready, the other is not: nothing is submitted, and the list says what is missing from whom.
    await ownPart(ana);
    const { body: early } = await ana.client.post(`/v1/submissions/${ana.submissionId}/seal`).expect(409);
    expect(early.code).toBe('submission.incomplete');
    expect(new Set(early.missingParts.map((part: { member?: { id: string } }) => part.member?.id))).toEqual(
      new Set([ben.personId]),
    );
    const { body: work } = await ana.client.get(`/v1/enrollments/${ana.enrollmentId}/team`).expect(200);
    expect(work).toMatchObject({ missingParts: [], draftId: shared });
    await ownPart(ben);
    const { body: receipt } = await ben.client.post(`/v1/submissions/${ben.submissionId}/seal`).expect(200);
    const { body: other } = await ana.client.get(`/v1/submissions/${ana.submissionId}/receipt`).expect(200);
    expect(receipt.manifest.team).toEqual({ id: team.id, sha256: expect.any(String) });
    expect(other.manifest.team).toEqual(receipt.manifest.team);
    await ana.client
      .put(`/v1/submissions/${shared}/artifacts/initiative_charter/text`)
      .set('If-Match', '"1"')
      .send({ text: words(401) })
      .expect(409);
    await administrator
      .put(`/v1/teams/${team.id}`)
      .set('If-Match', `"${team.revision + 1}"`)
      .send({ name: 'Cedar Ridge', enrollmentIds: [ana.enrollmentId, elsewhere.enrollmentId] })
      .expect(409);

    // Two reviewers for both. The four levels of SEN: the team's outcomes are scored once.
    const reviewers = await Promise.all([1, 2].map(() => aPerson(sen, { roles: ['reviewer'], secondFactor: true })));
    await administrator
      .post(`/v1/submissions/${ana.submissionId}/reviews`)
      .send({ reviewerIds: reviewers.map(({ id }) => id) })
      .expect(201);
    const levels: Record<string, string> = { o1a: 'exemplary', o1b: 'effective', o2a: 'effective', o2b: 'exemplary' };
    for (const reviewer of reviewers) {
      const client = await api.as(reviewer);
      const { body: queue } = await client.get('/v1/reviews').expect(200);
      expect(queue.items).toHaveLength(2);
      await client.post(`/v1/reviews/${queue.items[0].id}/accept`).expect(200);
      await scores(client, (detail, desk) =>
        detail === 'o1b' && desk === 1 ? 'developing' : (levels[detail] ?? 'effective'),
      );
    }
    const { body: released } = await administrator
      .post(`/v1/submissions/${ana.submissionId}/decision/release`)
      .expect(200);
    expect(released.releasedAt).not.toBeNull();

    // Each decision is complete by itself. What was unmet is the member's alone; what the team showed is met for both.
    const results = await Promise.all(
      [ana, ben].map(async ({ client, submissionId }) => {
        const { body } = await client.get(`/v1/submissions/${submissionId}/result`).expect(200);
        return body as {
          outcome: string;
          details: { id: string; meets: boolean }[];
          next: { details: string[] } | null;
        };
      }),
    );
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['met', 'not_yet_met']);
    for (const { details } of results) {
      expect(details.map(({ id }) => id)).toEqual(['o1a', 'o1b', 'o2a', 'o2b', 'o3a', 'o3b']);
      expect(details.filter(({ id }) => !id.startsWith('o1')).every(({ meets }) => meets)).toBe(true);
    }
    expect(results.find(({ outcome }) => outcome === 'not_yet_met')!.next).toMatchObject({ details: ['o1b'] });
  });
});

describe('teams', () => {
  it.each([
    ['candidate', ['candidate']],
    ['reviewer', ['reviewer']],
    ['coach', ['coach']],
  ] as const)('are formed and read by administrators, not by a %s', async (_, roles) => {
    const client = await api.as(await aPerson(sen, { roles: [...roles], secondFactor: true }));
    const id = '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11';
    const statuses = [
      (await client.get(`/v1/pilots/${id}/teams`)).status,
      (await client.post(`/v1/pilots/${id}/teams`).send({})).status,
      (await client.put(`/v1/teams/${id}`).set('If-Match', '"1"').send({})).status,
    ];
    for (const status of statuses) expect([403, 404]).toContain(status);
  });
});
