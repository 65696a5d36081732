import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aCrowdLike,
  aMetSubmission,
  aPerson,
  aPilot,
  aReview,
  aReviewer,
  aSubmission,
  aSubmissionInReview,
  type OpenPilot,
} from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

type Client = Awaited<ReturnType<Api['as']>>;

describe('reviews over HTTP', () => {
  let api: Api;
  let pilot: OpenPilot;
  let administrator: Client;
  beforeAll(async () => {
    api = await startApi();
    pilot = await aPilot(api).withSeats(1_000).open();
    administrator = await api.as(await aPerson(api, { roles: ['administrator'] }));
  });
  afterAll(() => api.stop());

  it('accepts a claim once for each Idempotency-Key', async () => {
    const submission = await aSubmission(api, { pilot }).sealed();
    const reviewer = await api.as(await aReviewer(api));
    const first = await reviewer
      .post('/v1/reviews/claims')
      .set('Idempotency-Key', 'claim-1')
      .send({ microCredential: 'VIS-1' })
      .expect(201);
    const again = await reviewer
      .post('/v1/reviews/claims')
      .set('Idempotency-Key', 'claim-1')
      .send({ microCredential: 'VIS-1' })
      .expect(201);
    expect(again.body).toEqual(first.body);
    expect(first.body).toMatchObject({ kind: 'independent', state: 'accepted', claimed: true, inScope: 3, scored: 0 });
    const { body } = await administrator.get(`/v1/submissions/${submission.id}/reviews`).expect(200);
    expect(body.items).toHaveLength(1);
  });

  it('requires If-Match on a score, returns its ETag, and refuses a stale one', async () => {
    const review = await aReview(api, { pilot }).accepted();
    const reviewer = await api.as({ id: review.reviewerId });
    const put = (ifMatch?: string) => {
      const request = reviewer.put(`/v1/reviews/${review.id}/scores/o1`).send({ level: 'demonstrated' });
      return ifMatch === undefined ? request : request.set('If-Match', ifMatch);
    };
    expect((await put().expect(428)).body).toMatchObject({ code: 'request.if-match' });
    expect((await put('"0"').expect(200)).headers.etag).toBe('"1"');
    expect((await put('"0"').expect(412)).body).toMatchObject({ code: 'score.stale' });
    expect((await put('"1"').expect(200)).body).toMatchObject({ revision: 2, meets: true });
  });

  it('points at each fault of a score', async () => {
    const review = await aReview(api, { pilot }).accepted();
    const reviewer = await api.as({ id: review.reviewerId });
    const { body } = await reviewer
      .put(`/v1/reviews/${review.id}/scores/o1`)
      .set('If-Match', '"0"')
      .send({ level: '', cited: ['not-an-id'] })
      .expect(422);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted()).toEqual(['/cited/0', '/level']);
    await reviewer
      .put(`/v1/reviews/${review.id}/scores/${'x'.repeat(41)}`)
      .set('If-Match', '"0"')
      .send({ level: 'demonstrated' })
      .expect(422);
    await reviewer
      .put(`/v1/reviews/${review.id}/scores/o9`)
      .set('If-Match', '"0"')
      .send({ level: 'demonstrated' })
      .expect(404);
  });

  it('lists everything that is missing before the lock', async () => {
    const review = await aReview(api, { pilot }).accepted();
    const reviewer = await api.as({ id: review.reviewerId });
    await reviewer
      .put(`/v1/reviews/${review.id}/scores/o2a`)
      .set('If-Match', '"0"')
      .send({ level: 'not_met' })
      .expect(200);
    const { body } = await reviewer.post(`/v1/reviews/${review.id}/lock`).send({}).expect(409);
    expect(body).toMatchObject({ code: 'review.incomplete', missingParts: expect.any(Array) });
    expect(body.missingParts).toHaveLength(4);
    const workspace = await reviewer.get(`/v1/reviews/${review.id}`).expect(200);
    expect(workspace.body.missingParts).toEqual(body.missingParts);
    expect(workspace.headers['cache-control']).toBe('private, no-store');
  });

  it('tells administrators who has a conflict and why', async () => {
    const submission = await aSubmission(api, { pilot, person: await aPerson(api, { district: 'Hillside' }) }).sealed();
    const close = await aPerson(api, { roles: ['reviewer'], name: 'A Neighbor', district: 'Hillside' });
    const { body } = await administrator
      .post(`/v1/submissions/${submission.id}/reviews`)
      .send({ reviewerIds: [close.id, (await aReviewer(api)).id] })
      .expect(409);
    expect(body).toMatchObject({
      code: 'review.conflict',
      conflicts: [{ reviewerId: close.id, name: 'A Neighbor', reasons: ['same-district'] }],
    });
    const twice = await administrator
      .post(`/v1/submissions/${submission.id}/reviews`)
      .send({ reviewerIds: [close.id, close.id] })
      .expect(422);
    expect(twice.body.errors).toMatchObject([{ pointer: '/reviewerIds' }]);
    const listed = await administrator.get(`/v1/submissions/${submission.id}/eligible-reviewers`).expect(200);
    expect(
      listed.body.items.find(({ reviewer }: { reviewer: { id: string } }) => reviewer.id === close.id),
    ).toMatchObject({ eligible: false, conflicts: ['same-district'] });
  });

  it('pages the submissions in review and refuses an unknown cursor', async () => {
    const own = await aPilot(api).open();
    for (let count = 0; count < 3; count++) await aSubmission(api, { pilot: own }).sealed();
    const page = await administrator.get(`/v1/submissions-in-review?pilotId=${own.id}&limit=2`).expect(200);
    const rest = await administrator
      .get(`/v1/submissions-in-review?pilotId=${own.id}&limit=2&cursor=${page.body.nextCursor}`)
      .expect(200);
    expect([page.body.items.length, rest.body.items.length, rest.body.nextCursor]).toEqual([2, 1, null]);
    for (const cursor of [
      'nonsense',
      Buffer.from('["x","y"]').toString('base64url'),
      Buffer.from('[1,2]').toString('base64url'),
    ]) {
      for (const path of ['/v1/submissions-in-review', '/v1/decisions-to-release'])
        await administrator.get(`${path}?cursor=${cursor}`).expect(422);
      await (await api.as(await aReviewer(api))).get(`/v1/reviews?cursor=${cursor}`).expect(422);
    }
  });

  it('returns an incomplete submission with a reason', async () => {
    const submission = await aSubmission(api, { pilot }).sealed();
    const { body } = await administrator
      .post(`/v1/submissions/${submission.id}/return`)
      .send({ reason: 'The second file cannot be opened.' })
      .expect(200);
    expect(body).toMatchObject({ id: submission.id, attempt: 1, state: 'draft' });
    await administrator.post(`/v1/submissions/${submission.id}/return`).send({ reason: 'Again' }).expect(409);
  });

  it('shows a candidate what is not yet met, and asks them to resubmit only that', async () => {
    const { submission } = await aSubmissionInReview(api, { pilot }).decided({ o2a: 'progressing' });
    await administrator.post(`/v1/submissions/${submission.id}/decision/release`).expect(200);
    const candidate = await api.as({ id: submission.candidateId });
    const { body } = await candidate.get(`/v1/submissions/${submission.id}/result`).expect(200);
    expect(body).toMatchObject({ outcome: 'not_yet_met', next: { coachMeetingNeeded: false, details: ['o2a'] } });
    const redo = await candidate.get(`/v1/submissions/${body.next.submissionId}`).expect(200);
    expect(redo.body.scope.map(({ id }: { id: string }) => id)).toEqual(['o2a']);
  });

  it('begins the release of every decision of a pilot, and shows its progress', async () => {
    const own = await aPilot(api).open();
    const nothing = await administrator.post('/v1/releases').send({ pilotId: own.id }).expect(409);
    expect(nothing.body).toMatchObject({ code: 'release.nothing-waits' });
    await aSubmissionInReview(api, { pilot: own }).decided();
    await aSubmissionInReview(api, { pilot: own }).decided({ o2a: 'progressing' });
    expect((await administrator.get(`/v1/releases/outlook?pilotId=${own.id}`).expect(200)).body).toEqual({
      met: 1,
      notYetMet: 1,
    });
    const { body } = await administrator.post('/v1/releases').send({ pilotId: own.id }).expect(202);
    expect(body).toMatchObject({
      pilot: { id: own.id },
      total: 2,
      released: 0,
      waiting: 2,
      refused: 0,
      refusals: [],
      badges: { earned: 0, issued: 0 },
    });
    expect((await administrator.get(`/v1/releases/${body.id}`).expect(200)).body).toEqual(body);
    await (await api.as(await aReviewer(api))).get(`/v1/releases/${body.id}`).expect(403);
  });

  it('says before a release how many decisions it takes: the oldest 5,000, and the rest in the next', async () => {
    const own = await aPilot(api, { requirements: [] }).open();
    await aCrowdLike(api, await aMetSubmission(api, { pilot: own }).decided(), 5_000);
    expect((await administrator.get(`/v1/releases/outlook?pilotId=${own.id}`).expect(200)).body).toEqual({
      met: 5_000,
      notYetMet: 0,
    });
    expect((await administrator.post('/v1/releases').send({ pilotId: own.id }).expect(202)).body).toMatchObject({
      total: 5_000,
    });
  });

  it('lets the coach of the candidate record a coach meeting', async () => {
    const { submission } = await aSubmissionInReview(api, { pilot }).released({ o1: 'not_met' });
    const coach = await aPerson(api, { roles: ['coach'] });
    const path = `/v1/enrollments/${submission.enrollmentId}/coach-meetings`;
    await (await api.as(coach)).post(path).send({ heldOn: '2026-03-01' }).expect(404);
    await api.dataSource.query(`INSERT INTO coaching (coach_id, candidate_id, since) VALUES ($1, $2, now())`, [
      coach.id,
      submission.candidateId,
    ]);
    const { body } = await (
      await api.as(coach)
    )
      .post(path)
      .send({ heldOn: '2026-03-01', note: 'Went through it.' })
      .expect(201);
    expect(body).toMatchObject({ afterAttempt: 1, coachId: coach.id, heldOn: '2026-03-01' });
    await (await api.as({ id: submission.candidateId })).post(path).send({ heldOn: '2026-03-01' }).expect(403);
  });

  it('stores phrases, and stores the terms as data with an ETag', async () => {
    const reviewer = await api.as(await aReviewer(api));
    const { body: phrase } = await reviewer
      .post('/v1/phrases')
      .send({ text: 'Name who does what by when.' })
      .expect(201);
    await reviewer
      .put(`/v1/phrases/${phrase.id}`)
      .set('If-Match', '"1"')
      .send({ text: 'Who, what, when?' })
      .expect(200);
    expect((await reviewer.get('/v1/phrases').expect(200)).body.items).toMatchObject([
      { text: 'Who, what, when?', revision: 2 },
    ]);
    await reviewer.delete(`/v1/phrases/${phrase.id}`).expect(204);

    const terms = await administrator.get('/v1/review-terms').expect(200);
    const { revision: _, ...numbers } = terms.body;
    const changed = await administrator
      .put('/v1/review-terms')
      .set('If-Match', terms.headers.etag!)
      .send({ ...numbers, dueDays: 10 })
      .expect(200);
    expect(changed.body).toMatchObject({ dueDays: 10 });
    await administrator.put('/v1/review-terms').set('If-Match', terms.headers.etag!).send(numbers).expect(412);
    await administrator
      .put('/v1/review-terms')
      .set('If-Match', changed.headers.etag!)
      .send({ ...numbers, dueDays: 0 })
      .expect(422);
  });

  it('says how often reviewers agree per outcome', async () => {
    const own = await aPilot(api).open();
    await aSubmissionInReview(api, { pilot: own }).decided();
    const { body } = await administrator.get(`/v1/versions/${own.versionId}/agreement`).expect(200);
    expect(body).toMatchObject({
      submissions: 1,
      outcomes: [
        { number: 1, compared: 1, agreed: 1, rate: 1 },
        { number: 2, compared: 2, agreed: 2, rate: 1 },
      ],
    });
  });

  it('refuses readers with another role', async () => {
    const candidate = await api.as(await aPerson(api));
    const submission = await aSubmission(api, { pilot }).sealed();
    for (const path of [
      '/v1/reviews',
      '/v1/phrases',
      '/v1/submissions-in-review',
      '/v1/review-terms',
      `/v1/submissions/${submission.id}/reviews`,
      `/v1/submissions/${submission.id}/scores`,
      `/v1/submissions/${submission.id}/eligible-reviewers`,
      `/v1/versions/${pilot.versionId}/agreement`,
    ]) {
      await candidate.get(path).expect(403);
      await api.anonymous().get(path).expect(401);
    }
  });
});
