import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { detailsOf, type VersionContent } from '#catalog';
import { addDays, localDayOf } from '#kernel';
import { aPerson, type Laurel, samplePdf } from '#testing';
import type { Api } from '../../../api/test/start-api.js';

type Client = Awaited<ReturnType<Api['as']>>;
type Role = 'administrator' | 'candidate' | 'reviewer' | 'coach';

/** Somebody who is signed in. */
export interface Someone {
  id: string;
  client: Client;
}

export interface PilotedVersion {
  id: string;
  content: VersionContent;
}

const zone = 'America/Chicago';

/** A program, walked through over HTTP alone, whatever its versions ask for. Only its people are made without invitations. */
export class Walk {
  private constructor(
    private readonly api: Api,
    private readonly program: Laurel,
    readonly administrator: Someone,
  ) {}

  /** @param program the API, within one of its programs. */
  static async through(api: Api, program: Laurel): Promise<Walk> {
    return new Walk(api, program, await someone(api, program, 'administrator'));
  }

  someone(role: Role, school?: string): Promise<Someone> {
    return someone(this.api, this.program, role, school);
  }

  /** Confirms the draft words of a draft as they are, and puts it in pilot. */
  async pilotDraft(code: string): Promise<PilotedVersion> {
    const { client } = this.administrator;
    const { items } = (await client.get(`/v1/micro-credentials/${code}/drafts`).expect(200)).body;
    const path = `/v1/drafts/${items[0].id}`;
    const draft = await client.get(path).expect(200);
    const { unconfirmed: _, ...content } = draft.body.content;
    const saved = await client.put(path).set('If-Match', draft.headers.etag!).send(content).expect(200);
    await client.post(`${path}/pilot`).set('If-Match', saved.headers.etag!).expect(200);
    return { id: items[0].id, content };
  }

  /** Opens a pilot of a version, in which these candidates attend the meeting, register and start. Returns their enrollments in order. */
  async startedBy(candidates: Someone[], version: PilotedVersion): Promise<string[]> {
    const { client } = this.administrator;
    const today = localDayOf(this.api.clock.now(), zone);
    const { id } = (
      await client
        .post('/v1/pilots')
        .send({
          code: `journey-${version.id.slice(-12)}`,
          title: 'Pilot of the journey',
          zone,
          windowDays: 120,
          closesOn: null,
          registersFrom: addDays(today, -1),
          requirements: [],
          versions: [{ versionId: version.id, seats: candidates.length }],
        })
        .expect(201)
    ).body;
    const meetings = `/v1/pilots/${id}/meetings`;
    const meeting = await client
      .post(meetings)
      .send({
        kind: 'informational',
        title: 'Informational meeting',
        place: 'https://meet.example.org/journey',
        startsLocal: `${addDays(today, -1)}T10:00`,
        minutes: 60,
      })
      .expect(201);
    await client
      .put(`${meetings}/${meeting.body.id}/attendance`)
      .send({ entries: candidates.map((candidate) => ({ personId: candidate.id, attended: true })) })
      .expect(200);
    const enrollments: string[] = [];
    for (const candidate of candidates) {
      const registered = await candidate.client
        .post(`/v1/pilots/${id}/registrations`)
        .set('Idempotency-Key', crypto.randomUUID())
        .send({ versionId: version.id })
        .expect(201);
      await candidate.client.post(`/v1/enrollments/${registered.body.id}/start`).expect(200);
      enrollments.push(registered.body.id);
    }
    return enrollments;
  }

  async openAttempt({ client }: Someone, enrollmentId: string): Promise<string> {
    return (await client.post(`/v1/enrollments/${enrollmentId}/submissions`).expect(200)).body.id;
  }

  /** Hands in what each of these artifacts asks for, and links it as evidence of these details. */
  async handIn(
    { client }: Someone,
    submissionId: string,
    artifacts: VersionContent['artifacts'],
    detailIds: string[],
  ): Promise<void> {
    const path = `/v1/submissions/${submissionId}`;
    for (const { kind, text, files } of artifacts) {
      if (text !== null)
        await client
          .put(`${path}/artifacts/${kind}/text`)
          .set('If-Match', '"0"')
          .send({ text: words(Math.max(text.wordMinimum, 20)) })
          .expect(200);
      for (let count = 0; count < (files?.minCount ?? 0); count++)
        await client
          .post(`${path}/artifacts/${kind}/files`)
          .field('description', 'Notes of a year')
          .attach('file', aDocument(), { filename: `notes-${count + 1}.pdf`, contentType: 'application/pdf' })
          .expect(201);
    }
    const withText = artifacts.find(({ text }) => text !== null)!;
    for (const detailId of detailIds)
      await client
        .post(`${path}/evidence`)
        .send({ detailId, kind: withText.kind, explanation: 'It says what was done.' })
        .expect(201);
  }

  /** The candidate asks their coach to confirm an artifact, and the coach does. */
  async confirmed(candidate: Someone, coach: Someone, submissionId: string, kind: string): Promise<void> {
    await this.administrator.client.put(`/v1/people/${candidate.id}/coaches/${coach.id}`).expect(204);
    await candidate.client.post(`/v1/submissions/${submissionId}/artifacts/${kind}/confirmation`).expect(204);
    const { items } = (await coach.client.get('/v1/confirmations').expect(200)).body;
    const asked = items.find((item: { candidate: { id: string } }) => item.candidate.id === candidate.id);
    const { contentSha256 } = (await coach.client.get(`/v1/confirmations/${asked.id}`).expect(200)).body;
    await coach.client.post(`/v1/confirmations/${asked.id}/confirm`).send({ contentSha256 }).expect(204);
  }

  async attest({ client }: Someone, submissionId: string): Promise<void> {
    const path = `/v1/submissions/${submissionId}/attestation`;
    const { text } = (await client.get(path).expect(200)).body;
    await client
      .put(path)
      .send({ textVersion: text.version, ownWork: true, aiUse: 'none', aiHow: '', consent: 'nobody' })
      .expect(200);
  }

  /** Waits for the checks of the files, then seals. */
  async seal({ client }: Someone, submissionId: string): Promise<void> {
    const path = `/v1/submissions/${submissionId}`;
    let missing: object[] = [{}];
    for (let tries = 0; missing.length > 0 && tries < 200; tries++) {
      ({ missingParts: missing } = (await client.get(path).expect(200)).body);
      if (missing.length > 0) await pause(50);
    }
    expect(missing).toEqual([]);
    await client.post(`${path}/seal`).set('Idempotency-Key', crypto.randomUUID()).expect(200);
  }

  /** Both reviewers accept what they are offered, score every detail at this level, and lock. */
  async review(reviewers: [Someone, Someone], submissionId: string, { level }: { level: string }): Promise<void> {
    await this.administrator.client
      .post(`/v1/submissions/${submissionId}/reviews`)
      .send({ reviewerIds: reviewers.map(({ id }) => id) })
      .expect(201);
    for (const { client } of reviewers)
      for (const { id } of (await client.get('/v1/reviews').expect(200)).body.items) {
        await client.post(`/v1/reviews/${id}/accept`).expect(200);
        const { outcomes } = (await client.get(`/v1/reviews/${id}`).expect(200)).body;
        for (const detail of outcomes.flatMap((outcome: { details: object[] }) => outcome.details))
          await client
            .put(`/v1/reviews/${id}/scores/${detail.id}`)
            .set('If-Match', '"0"')
            .send({ level, rationale: '', cited: [] })
            .expect(200);
        await client.post(`/v1/reviews/${id}/lock`).send({ summary: 'Clear work.' }).expect(200);
      }
  }

  async release(submissionId: string): Promise<void> {
    await this.administrator.client
      .post(`/v1/submissions/${submissionId}/decision/release`)
      .set('Idempotency-Key', crypto.randomUUID())
      .expect(200);
  }

  /** Waits for the badge, and returns its public address. */
  async badgeOf({ client }: Someone): Promise<string> {
    for (let tries = 0; tries < 200; tries++) {
      const { items } = (await client.get('/v1/me/awards').expect(200)).body;
      if (items.length > 0) return items[0].url;
      await pause(50);
    }
    throw new Error('There is no badge after ten seconds.');
  }
}

/** The ids of the details of these outcomes. */
export const detailIdsOf = (content: VersionContent): string[] => detailsOf(content).map(({ id }) => id);

async function someone(api: Api, program: Laurel, role: Role, school?: string): Promise<Someone> {
  const { id } = await aPerson(program, { roles: [role], ...(school !== undefined && { school, district: school }) });
  return { id, client: await api.as({ id }) };
}

const words = (count: number): string => Array.from({ length: count }, (_, number) => `word${number}`).join(' ');

/** A small PDF, each time another. */
const aDocument = (): Buffer => Buffer.concat([samplePdf(), Buffer.from(`% ${crypto.randomUUID()}\n`)]);
