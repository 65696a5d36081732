import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { FingerprintSubmission, RecallSubmission, SaveText, SealSubmission } from '#submissions';
import {
  asCandidate,
  aFile,
  aPerson,
  aReview,
  aReviewer,
  aSubmission,
  completed,
  samplePdf,
  type TheirSubmission,
} from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

/** Each of these identifies the candidate. */
const identity = {
  name: 'Marigold Featherstone',
  email: 'marigold.featherstone@example.org',
  district: 'Cedar Bluff R-II',
  school: 'Cedar Bluff Elementary',
  employer: 'Cedar Bluff Public Schools',
};
const originalName = 'Featherstone agenda, Cedar Bluff.pdf';
/** Somebody who submitted the same work. */
const twin = 'Hyacinth Merriweather';
const traces = [
  /marigold/i,
  /featherstone/i,
  /cedar.{0,3}bluff/i,
  /merriweather/i,
  /duplicate|similar|same.(file|text)/i,
];

type Client = Awaited<ReturnType<Api['as']>>;

describe('everything a reviewer receives', () => {
  let api: Api;
  let administrator: Client;
  let submission: TheirSubmission;
  let candidateId: string;
  const received: Response[] = [];

  beforeAll(async () => {
    api = await startApi();
    administrator = await api.as(await aPerson(api, { roles: ['administrator'] }));
    const candidate = await aPerson(api, identity);
    candidateId = candidate.id;
    const draft = await aSubmission(api, { person: candidate }).draft();
    await aFile(api, draft, 'document_profile', {
      name: originalName,
      content: samplePdf(),
      description: 'The agenda of a meeting',
    });
    const copied = await aSubmission(api, { person: await aPerson(api, { name: twin }) }).draft();
    const text = Array.from({ length: 100 }, (_, index) => `Sentence ${index}.`).join(' ');
    for (const { id, candidateId: writer } of [draft, copied])
      await api
        .get(SaveText)
        .run({ actor: asCandidate(writer), submissionId: id, kind: 'responsive_narrative', text, revision: 0 });
    submission = await completed(api, draft);
    await api.get(SealSubmission).run({ actor: asCandidate(candidateId), submissionId: submission.id });
    await aFile(api, copied, 'document_profile', { content: samplePdf() });
    await completed(api, copied);
    await api.get(SealSubmission).run({ actor: asCandidate(copied.candidateId), submissionId: copied.id });
    for (const { id } of [copied, submission]) await api.get(FingerprintSubmission).run({ submissionId: id });
    const { body } = await administrator.get(`/v1/duplicates?submissionId=${submission.id}`).expect(200);
    expect(body.items.map(({ kind }: { kind: string }) => kind)).toEqual(
      expect.arrayContaining(['same-file', 'same-text']),
    );
    expect(JSON.stringify(body)).toContain(twin);
    // So that reviewers cannot claim the twin's instead.
    await api.get(RecallSubmission).run({ actor: asCandidate(copied.candidateId), submissionId: copied.id });
  });
  afterAll(() => api.stop());

  /** Sends a request as a reviewer and records every response. */
  const ask = async (
    client: Client,
    method: 'get' | 'post' | 'put',
    path: string,
    body?: object,
    ifMatch?: string,
  ): Promise<Response> => {
    const request = client[method](path);
    if (ifMatch !== undefined) void request.set('If-Match', ifMatch);
    const response = await (body === undefined ? request : request.send(body));
    received.push(response);
    return response;
  };

  const score = async (client: Client, review: { id: string; evidence: string }, detailId: string, level: string) => {
    const reasons = level === 'demonstrated' ? {} : { rationale: 'No dates are named.', cited: [review.evidence] };
    const { status } = await ask(
      client,
      'put',
      `/v1/reviews/${review.id}/scores/${detailId}`,
      { level, ...reasons },
      '"0"',
    );
    expect(status).toBe(200);
  };

  const accepted = async (client: Client): Promise<{ id: string; evidence: string }> => {
    const { body: queue } = await ask(client, 'get', '/v1/reviews');
    const { id } = queue.items[0];
    await ask(client, 'get', `/v1/reviews/${id}`); // refused: not accepted
    expect((await ask(client, 'post', `/v1/reviews/${id}/accept`)).status).toBe(200);
    const { body: workspace } = await ask(client, 'get', `/v1/reviews/${id}`);
    const file = workspace.artifacts.flatMap(({ files }: { files: { href: string; name: string }[] }) => files)[0];
    expect(file.name).toBe('document-profile-1.pdf');
    const download = await ask(client, 'get', file.href);
    expect(download.headers['content-disposition']).toContain('document-profile-1.pdf');
    expect((await ask(client, 'get', file.href.replace('/blind?', '/own?'))).status).toBe(403);
    return { id, evidence: workspace.outcomes[0].details[0].evidence[0].id };
  };

  it('is free of the name, email, school, district, employer and original file names, from the offer to the adjudication', async () => {
    const reviewers = [await aReviewer(api), await aReviewer(api), await aReviewer(api)];
    const [first, second, third] = (await Promise.all(reviewers.map((reviewer) => api.as(reviewer)))) as [
      Client,
      Client,
      Client,
    ];
    await administrator
      .post(`/v1/submissions/${submission.id}/reviews`)
      .send({ reviewerIds: reviewers.slice(0, 2).map(({ id }) => id) })
      .expect(201);

    const [one, two] = [await accepted(first), await accepted(second)];
    for (const path of ['', '/reviews', '/eligible-reviewers', '/decision', '/result', '/receipt', '/attested']) {
      expect((await ask(first, 'get', `/v1/submissions/${submission.id}${path}`)).status).toBe(403);
    }
    expect((await ask(first, 'post', '/v1/reviews/claims', {})).status).toBe(404);
    expect((await ask(first, 'post', `/v1/reviews/${one.id}/lock`, {})).status).toBe(409);

    for (const detail of ['o1', 'o2a', 'o2b'])
      await score(first, one, detail, detail === 'o1' ? 'progressing' : 'demonstrated');
    expect((await ask(first, 'get', `/v1/reviews/${one.id}/other-scores`)).body).toMatchObject({
      status: 403,
      code: 'review.blind',
    });
    expect((await ask(first, 'post', `/v1/reviews/${one.id}/lock`, { summary: 'Read with care.' })).status).toBe(200);
    expect((await ask(second, 'get', `/v1/reviews/${two.id}/other-scores`)).body).toMatchObject({
      status: 403,
      code: 'review.blind',
    });
    expect((await ask(second, 'get', `/v1/reviews/${one.id}`)).status).toBe(404);
    for (const detail of ['o1', 'o2a', 'o2b']) await score(second, two, detail, 'demonstrated');
    expect((await ask(second, 'post', `/v1/reviews/${two.id}/lock`, {})).status).toBe(200);
    expect((await ask(second, 'get', `/v1/reviews/${two.id}/other-scores`)).body.items).toHaveLength(3);

    await administrator
      .post(`/v1/submissions/${submission.id}/adjudication`)
      .send({ reviewerId: reviewers[2]!.id })
      .expect(201);
    const dispute = await accepted(third);
    const { body } = await ask(third, 'get', `/v1/reviews/${dispute.id}`);
    expect(body.outcomes).toMatchObject([
      {
        id: 'o1',
        details: [{ id: 'o1', opinions: [{ meets: false, rationale: 'No dates are named.' }, { meets: true }] }],
      },
    ]);
    await score(third, dispute, 'o1', 'demonstrated');
    expect((await ask(third, 'post', `/v1/reviews/${dispute.id}/lock`, {})).status).toBe(200);

    expect(received.length).toBeGreaterThan(30);
    for (const response of received) {
      const everything = [
        response.request.url,
        JSON.stringify(response.headers),
        response.text ?? '',
        JSON.stringify(response.body),
        Buffer.isBuffer(response.body) ? response.body.toString('latin1') : '',
      ].join('\n');
      for (const trace of [...traces, new RegExp(candidateId), new RegExp(submission.enrollmentId)])
        expect(everything).not.toMatch(trace);
    }
  });

  it('tells nobody the outcome before the release, and tells the candidate everything after it', async () => {
    const candidate = await api.as({ id: candidateId });
    const before = await candidate.get(`/v1/submissions/${submission.id}/result`).expect(404);
    expect(before.body.code).toBe('result.not-found');
    const own = await candidate.get(`/v1/submissions/${submission.id}`).expect(200);
    expect(JSON.stringify(own.body)).not.toMatch(/demonstrated|progressing|"met"|"outcome"|No dates/);
    await candidate.get(`/v1/submissions/${submission.id}/decision`).expect(403);
    await candidate.get('/v1/decisions-to-release').expect(403);

    const { body: waiting } = await administrator.get('/v1/decisions-to-release').expect(200);
    expect(waiting.items).toMatchObject([
      { submissionId: submission.id, outcome: 'met', candidate: { name: identity.name }, releasedAt: null },
    ]);
    await administrator.post(`/v1/submissions/${submission.id}/decision/release`).expect(200);
    await administrator.post(`/v1/submissions/${submission.id}/decision/release`).expect(409);
    const { body } = await candidate.get(`/v1/submissions/${submission.id}/result`).expect(200);
    expect(body).toMatchObject({ outcome: 'met', summaries: [{ summary: 'Read with care.' }], next: null });
    await (await api.as(await aPerson(api))).get(`/v1/submissions/${submission.id}/result`).expect(404);
  });

  it('gives the same answer for a review that ended, whatever the reason', async () => {
    const other = await aSubmission(api).sealed();
    const reviewers = [await aReviewer(api), await aReviewer(api)];
    const { body } = await administrator
      .post(`/v1/submissions/${other.id}/reviews`)
      .send({ reviewerIds: reviewers.map(({ id }) => id) })
      .expect(201);
    const [voided, recused] = body.items as { id: string; reviewer: { id: string } }[];
    await administrator
      .post(`/v1/reviews/${voided!.id}/void`)
      .send({ reason: 'A neighbor of the candidate' })
      .expect(204);
    await (
      await api.as(recused!.reviewer)
    )
      .post(`/v1/reviews/${recused!.id}/give-back`)
      .send({ reason: 'I know this school', conflict: true })
      .expect(204);
    const answers = await Promise.all(
      [voided!, recused!].map(async ({ id, reviewer }) => {
        const { body: problem } = await (await api.as(reviewer)).get(`/v1/reviews/${id}`).expect(410);
        return { ...problem, instance: '' };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ code: 'review.ended' });
  });

  it('is refused to people who are not reviewers, and without signing in', async () => {
    const { id } = await aReview(api).accepted();
    await api.anonymous().get(`/v1/reviews/${id}`).expect(401);
    await (await api.as(await aPerson(api))).get(`/v1/reviews/${id}`).expect(403);
    await administrator.get(`/v1/reviews/${id}`).expect(403);
    await (await api.as(await aReviewer(api))).get(`/v1/reviews/${id}`).expect(404);
  });
});
