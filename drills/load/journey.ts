import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  anEnrollment,
  aPerson,
  aReviewer,
  aSubmission,
  type OpenPilot,
  samplePdfWith,
  sessionCookieFor,
} from '#testing';
import { Fault } from '../drill.js';
import type { Stage } from '../stage/stage.js';
import type { Meter } from './meter.js';
import { PatientClient } from './patient-client.js';

/** Everything that Laurel has acknowledged about one submission. */
export interface Acknowledged {
  submissionId: string;
  enrollmentId: string;
  texts: Map<string, string>;
  /** Id and SHA-256 of each file. */
  files: Map<string, string>;
  linked: string[];
  manifestSha256: string | null;
  /** Levels by detail, of each review. */
  scores: Map<string, Map<string, string>>;
  locked: string[];
  released: boolean;
}

const preparedWithinMs = 600_000;

interface SubmissionView {
  scope: { id: string }[];
  missingParts: unknown[];
}

interface ReviewView {
  outcomes: { details: { id: string; score: { level: string } | null }[] }[];
}

/** The people of one submission. They are made in the database; everything that they do goes through the API. */
export interface People {
  acknowledged: Acknowledged;
  candidate: PatientClient;
  administrator: PatientClient;
  reviewers: { id: string; client: PatientClient }[];
}

/** A draft with its candidate, an administrator and two reviewers. */
export async function peopleOf(stage: Stage, pilot: OpenPilot, meter: Meter): Promise<People> {
  const { laurel, apis } = stage;
  stage.now();
  const draft = await aSubmission(laurel, { enrollment: await anEnrollment(laurel, { pilot }).active() }).draft();
  const clientOf = async (id: string) => new PatientClient(apis, await sessionCookieFor(laurel, id), meter);
  const administrator = await aPerson(laurel, { roles: ['administrator'] });
  const reviewers = await Promise.all([aReviewer(laurel), aReviewer(laurel)]);
  return {
    acknowledged: {
      submissionId: draft.id,
      enrollmentId: draft.enrollmentId,
      texts: new Map(),
      files: new Map(),
      linked: [],
      manifestSha256: null,
      scores: new Map(),
      locked: [],
      released: false,
    },
    candidate: await clientOf(draft.candidateId),
    administrator: await clientOf(administrator.id),
    reviewers: await Promise.all(reviewers.map(async ({ id }) => ({ id, client: await clientOf(id) }))),
  };
}

/** Takes a draft to its released decision, and notes everything that is acknowledged on the way. */
export async function walk(people: People): Promise<void> {
  await write(people);
  await upload(people);
  await seal(people);
  await review(people);
  await release(people);
}

export async function write({ candidate, acknowledged: { submissionId, texts } }: People): Promise<void> {
  for (const kind of ['responsive_narrative', 'portfolio_analysis', 'reflection_plan']) {
    const path = `/v1/submissions/${submissionId}/artifacts/${kind}/text`;
    let revision = 0;
    for (const words of [12, 40]) {
      const text = Array.from({ length: words }, () => randomUUID().slice(0, 8)).join(' ');
      const stored = async () => {
        const now = await candidate.get<{ text: string; revision: number }>(path);
        return now.text === text ? now : null;
      };
      ({ revision } = await candidate.put<{ revision: number }>(path, { text }, revision, stored));
      texts.set(kind, text);
    }
  }
}

export async function upload({ candidate, acknowledged: { submissionId, files } }: People): Promise<void> {
  let sent = '';
  const content = (): Uint8Array<ArrayBuffer> => {
    const pdf = new Uint8Array(samplePdfWith(Buffer.from(randomUUID().repeat(500))));
    sent = createHash('sha256').update(pdf).digest('hex');
    return pdf;
  };
  const path = `/v1/submissions/${submissionId}/artifacts/document_profile/files`;
  const file = await candidate.upload<{ id: string; sha256: string }>(path, 'Agenda.pdf', content);
  if (file.sha256 !== sent) throw new Fault(`File ${file.id} was acknowledged with another hash than its content.`);
  files.set(file.id, sent);
}

export async function seal({ candidate, acknowledged }: People): Promise<void> {
  const path = `/v1/submissions/${acknowledged.submissionId}`;
  for (const { id: detailId } of (await candidate.get<SubmissionView>(path)).scope) {
    const link = { detailId, kind: 'responsive_narrative', explanation: 'See the second paragraph.' };
    await candidate.post(`${path}/evidence`, link);
    acknowledged.linked.push(detailId);
  }
  const { text } = await candidate.get<{ text: { version: number } }>(`${path}/attestation`);
  const answers = { ownWork: true, aiUse: 'none', aiHow: '', consent: 'nobody' };
  await candidate.put(`${path}/attestation`, { textVersion: text.version, ...answers });
  await untilNothingIsMissing(candidate, path);
  const receipt = await candidate.post<{ manifestSha256: string }>(`${path}/seal`);
  const { manifestSha256 } = receipt ?? (await candidate.get<{ manifestSha256: string }>(`${path}/receipt`));
  acknowledged.manifestSha256 = manifestSha256;
}

/**
 * The worker scans and prepares the file first, with the lowest priority: while programs start all the time it takes
 * long, and begins again when its worker dies.
 */
async function untilNothingIsMissing(candidate: PatientClient, path: string): Promise<void> {
  const begun = performance.now();
  for (;;) {
    const { missingParts } = await candidate.get<SubmissionView>(path);
    if (missingParts.length === 0) return;
    if (performance.now() - begun > preparedWithinMs)
      throw new Fault(
        `${path} is still not complete after ${preparedWithinMs / 1000} s: ${JSON.stringify(missingParts)}`,
      );
    await pause(200);
  }
}

export async function review({ administrator, reviewers, acknowledged }: People): Promise<void> {
  const { submissionId, scores, locked } = acknowledged;
  await administrator.post(`/v1/submissions/${submissionId}/reviews`, { reviewerIds: reviewers.map(({ id }) => id) });
  for (const { client } of reviewers) {
    const { items } = await client.get<{ items: { id: string }[] }>('/v1/reviews');
    const path = `/v1/reviews/${items[0]!.id}`;
    await client.post(`${path}/accept`);
    const given = new Map<string, string>();
    scores.set(items[0]!.id, given);
    const details = async () => (await client.get<ReviewView>(path)).outcomes.flatMap((outcome) => outcome.details);
    for (const { id } of await details()) {
      const score = { level: 'demonstrated', feedback: `Continue with ${id}.` };
      const stored = async () => (await details()).find((detail) => detail.id === id)?.score ?? null;
      await client.put(`${path}/scores/${id}`, score, 0, stored);
      given.set(id, score.level);
    }
    await client.post(`${path}/lock`, { summary: 'Read with care.' });
    locked.push(items[0]!.id);
  }
}

export async function release({ administrator, acknowledged }: People): Promise<void> {
  await administrator.post(`/v1/submissions/${acknowledged.submissionId}/decision/release`);
  acknowledged.released = true;
}
