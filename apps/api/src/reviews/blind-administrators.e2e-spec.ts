import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReportProblem } from '#reviews';
import { aPerson, aReviewer, aSubmissionInReview, lockedBy, type TheirReview } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';
import { describeApi } from '../http/openapi.js';

type Client = Awaited<ReturnType<Api['as']>>;
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

describe('an administrator who reviews a submission', () => {
  let api: Api;
  let administrator: Client;
  beforeAll(async () => {
    api = await startApi();
    administrator = await api.as(await aPerson(api, { roles: ['administrator'] }));
  });
  afterAll(() => api.stop());

  const theirs = async () => {
    const person = await aPerson(api, { roles: ['administrator', 'reviewer'] });
    const inReview = await aSubmissionInReview(api, { reviewers: [person, await aReviewer(api)] }).accepted();
    expect(inReview.first.reviewerId).toBe(person.id);
    return { ...inReview, person, client: await api.as(person) };
  };
  const reported = ({ id: reviewId, reviewerId }: TheirReview) =>
    api.get(ReportProblem).run({
      actor: { id: reviewerId },
      reviewId,
      kind: 'other',
      artifact: null,
      fileId: null,
      note: 'The second page is empty.',
    });
  /** Every route about one submission. Nothing is sent along, so that no route changes anything. */
  const routesAbout = (submissionId: string): [Method, string][] =>
    Object.entries(describeApi(api.app).paths)
      .filter(([path]) => path.includes('{submissionId}'))
      .flatMap(([path, operations]) =>
        Object.keys(operations).map((method): [Method, string] => [
          method as Method,
          path.replace('{submissionId}', submissionId).replace(/\{\w+\}/g, randomUUID()),
        ]),
      );
  const codeOf = async (client: Client, [method, path]: [Method, string]) => {
    const { body } = await client[method](path);
    return (body as { code?: string }).code;
  };

  it('is refused on every route of administrators about it, until both reviews are locked', async () => {
    const { submission, client, first, second } = await theirs();
    const ofAdministrators: [Method, string][] = [];
    for (const route of routesAbout(submission.id))
      if ((await codeOf(administrator, route)) !== 'access.forbidden') ofAdministrators.push(route);
    const words = ofAdministrators.map(([method, path]) => `${method} ${path}`).join('\n');
    for (const end of ['attested', 'preflight/kept', 'reviews', 'scores', 'reading', 'eligible-reviewers', 'decision'])
      expect(words).toContain(`get /v1/submissions/${submission.id}/${end}`);

    const refused = async () => {
      for (const route of ofAdministrators)
        expect([route, await codeOf(client, route)]).toEqual([route, 'submission.blind']);
    };
    await refused();
    await lockedBy(api, first);
    await refused();
    await lockedBy(api, second);
    for (const route of ofAdministrators.filter(([method]) => method === 'get'))
      expect(await codeOf(client, route)).toBe(await codeOf(administrator, route));
  });

  it('does not see it in the lists of administrators, until both reviews are locked', async () => {
    const { submission, client, first, second } = await theirs();
    await reported(second);
    const lists = Object.entries(describeApi(api.app).paths)
      .filter(([path, { get }]) => !path.includes('{') && get?.tags?.includes('review administration'))
      .map(([path]) => path)
      .filter((path) => path !== '/v1/releases/outlook' && path !== '/v1/review-terms');
    const showing = async (reader: Client) => {
      const seen: string[] = [];
      for (const path of lists)
        if (JSON.stringify((await reader.get(`${path}?limit=200`).expect(200)).body).includes(submission.id))
          seen.push(path);
      return seen;
    };
    expect(await showing(administrator)).toEqual(
      expect.arrayContaining(['/v1/submissions-in-review', '/v1/review-problems']),
    );
    expect(await showing(client)).toEqual([]);
    await client
      .get(`/v1/submissions-in-review?submissionId=${submission.id}`)
      .expect(200, { items: [], nextCursor: null });
    await lockedBy(api, first);
    expect(await showing(client)).toEqual([]);
    await lockedBy(api, second);
    expect(await showing(client)).toEqual(['/v1/decisions-to-release']);
  });

  it('finds nothing about it in the roster, and is answered there as any administrator is', async () => {
    const { submission, client } = await theirs();
    const entry = `/v1/roster/${submission.enrollmentId}`;
    const { pilot } = (await administrator.get(entry).expect(200)).body as { pilot: { id: string } };
    const [{ number }] = await api.dataSource.query<[{ number: number }]>(
      'SELECT number FROM submission WHERE id = $1',
      [submission.id],
    );
    for (const path of [entry, `/v1/pilots/${pilot.id}/roster`]) {
      const { body } = await client.get(path).expect(200);
      expect(body).toEqual((await administrator.get(path).expect(200)).body);
      const words = JSON.stringify(body).match(/[\w-]+/g);
      expect(words).toContain(submission.enrollmentId);
      for (const word of [submission.id, `${number}`]) expect(words).not.toContain(word);
    }
  });

  it('does not answer a problem that was reported about it', async () => {
    const { client, first, second } = await theirs();
    const answer = { answer: 'dismissed', note: 'The page is meant to be empty.' };
    for (const problem of [await reported(first), await reported(second)]) {
      const close = `/v1/review-problems/${problem.id}/close`;
      expect((await client.post(close).send(answer).expect(403)).body.code).toBe('submission.blind');
      await administrator.post(close).send(answer).expect(204);
    }
  });

  it('does not void a review of it, their own or the other', async () => {
    const { client, first, second } = await theirs();
    const reason = { reason: 'Scored from the wrong rubric' };
    for (const { id } of [first, second])
      expect((await client.post(`/v1/reviews/${id}/void`).send(reason).expect(403)).body.code).toBe('submission.blind');
    await administrator.post(`/v1/reviews/${second.id}/void`).send(reason).expect(204);
  });
});
