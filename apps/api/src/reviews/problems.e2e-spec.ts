import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, aPilot, aReview, aReviewer, aScore, aSubmissionInReview, type OpenPilot } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

type Client = Awaited<ReturnType<Api['as']>>;

const theWhole = { artifact: null, fileId: null };

describe('reported problems over HTTP', () => {
  let api: Api;
  let pilot: OpenPilot;
  let administrator: Client;
  beforeAll(async () => {
    api = await startApi();
    pilot = await aPilot(api).withSeats(1_000).open();
    administrator = await api.as(await aPerson(api, { roles: ['administrator'], name: 'Pat Office' }));
  });
  afterAll(() => api.stop());

  it('a reviewer reports, an administrator answers, and the reviewer reads the answer without a name', async () => {
    const { first, submission } = await aSubmissionInReview(api, { pilot }).accepted();
    const reviewer = await api.as({ id: first.reviewerId });
    const opened = await reviewer.get(`/v1/reviews/${first.id}`).expect(200);
    const { kind: artifact, files } = opened.body.artifacts.find(({ files }: { files: unknown[] }) => files.length > 0);
    const reported = await reviewer
      .post(`/v1/reviews/${first.id}/problems`)
      .send({ kind: 'names-candidate', artifact, fileId: files[0].id, note: 'On the second page.' })
      .expect(201);
    expect(reported.body).toMatchObject({ kind: 'names-candidate', artifact, filePosition: 1, state: 'open' });

    const listed = await administrator.get(`/v1/review-problems?submissionId=${submission.id}`).expect(200);
    expect(listed.body.items).toMatchObject([
      {
        id: reported.body.id,
        note: 'On the second page.',
        reviewer: { id: first.reviewerId },
        candidate: { id: submission.candidateId },
        fileName: expect.any(String),
        artifactTitle: expect.any(String),
        returnable: true,
      },
    ]);
    const reviews = await administrator.get(`/v1/submissions/${submission.id}/reviews`).expect(200);
    expect(
      reviews.body.items.map(({ waitingSince }: { waitingSince: string | null }) => waitingSince !== null),
    ).toEqual([true, false]);

    const close = () =>
      administrator
        .post(`/v1/review-problems/${reported.body.id}/close`)
        .send({ answer: 'mended', note: 'The name is gone.' });
    await close().expect(204);
    expect((await close().expect(409)).body).toMatchObject({ code: 'problem.transition' });
    const { body } = await reviewer.get(`/v1/reviews/${first.id}`).expect(200);
    expect(body).toMatchObject({
      waitingSince: null,
      problems: [{ id: reported.body.id, state: 'mended', answer: 'The name is gone.' }],
    });
    expect(JSON.stringify(body)).not.toContain('Pat Office');
  });

  it('the other reviewer, the candidate and administrators do not report or read what is not theirs', async () => {
    const { first, second, submission } = await aSubmissionInReview(api, { pilot }).accepted();
    const report = { kind: 'cannot-open', ...theWhole };
    const [reviewer, other] = [await api.as({ id: first.reviewerId }), await api.as({ id: second.reviewerId })];
    const candidate = await api.as({ id: submission.candidateId });
    await other.post(`/v1/reviews/${first.id}/problems`).send(report).expect(404);
    await candidate.post(`/v1/reviews/${first.id}/problems`).send(report).expect(403);
    await administrator.post(`/v1/reviews/${first.id}/problems`).send(report).expect(403);
    const { body } = await reviewer.post(`/v1/reviews/${first.id}/problems`).send(report).expect(201);
    for (const person of [reviewer, other, candidate]) {
      await person.get('/v1/review-problems').expect(403);
      await person.post(`/v1/review-problems/${body.id}/close`).send({ answer: 'mended', note: 'Done' }).expect(403);
    }
    const seen = await other.get(`/v1/reviews/${second.id}`).expect(200);
    expect(seen.body).toMatchObject({ problems: [], waitingSince: null });
    const told = await candidate.get(`/v1/submissions/${submission.id}`).expect(200);
    expect(JSON.stringify(told.body)).not.toMatch(/"problems"|cannot-open/);
  });

  it('points at each fault', async () => {
    const review = await aReview(api, { pilot }).accepted();
    const reviewer = await api.as({ id: review.reviewerId });
    const faultsOf = async (input: object) => {
      const { body } = await reviewer.post(`/v1/reviews/${review.id}/problems`).send(input).expect(422);
      return body.errors.map(({ pointer }: { pointer: string }) => pointer);
    };
    expect(await faultsOf({ kind: 'other', ...theWhole })).toEqual(['/note']);
    expect(await faultsOf({ kind: 'broken', ...theWhole })).toEqual(['/kind']);
    const { id: fileId } = await aReviewer(api);
    expect(await faultsOf({ kind: 'cannot-open', artifact: null, fileId })).toEqual(['/artifact']);
    expect(await faultsOf({ kind: 'cannot-open', artifact: 'document_profile', fileId })).toEqual(['/fileId']);
  });

  it('pages the list, the oldest first, and says which submission can no longer be returned', async () => {
    const own = await aPilot(api).open();
    const ids: string[] = [];
    const review = await aReview(api, { pilot: own }).accepted();
    const reviewer = await api.as({ id: review.reviewerId });
    for (const note of ['One', 'Two', 'Three']) {
      const { body } = await reviewer
        .post(`/v1/reviews/${review.id}/problems`)
        .send({ kind: 'other', ...theWhole, note })
        .expect(201);
      ids.push(body.id);
      api.clock.advance({ minutes: 1 });
    }
    await aScore(api, review);
    const list = `/v1/review-problems?submissionId=${review.submission.id}&limit=2`;
    const page = await administrator.get(list).expect(200);
    const rest = await administrator.get(`${list}&cursor=${page.body.nextCursor}`).expect(200);
    const items = [...page.body.items, ...rest.body.items];
    expect(items.map(({ id }) => id)).toEqual(ids);
    expect(items.map(({ returnable }) => returnable)).toEqual([false, false, false]);
  });
});
