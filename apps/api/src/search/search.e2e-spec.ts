import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAward, anEnrollment, aPerson, aReviewer, aSubmission, aSubmissionInReview, lockedBy } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

type Client = Awaited<ReturnType<Api['as']>>;

describe('the search of administrators', () => {
  let api: Api;
  let administrator: Client;
  beforeAll(async () => {
    api = await startApi();
    administrator = await api.as(await aPerson(api, { roles: ['administrator'] }));
  });
  afterAll(() => api.stop());

  const search = async (q: string, as = administrator) => (await as.get('/v1/search').query({ q }).expect(200)).body;
  const numberOf = async (submissionId: string) => {
    const [row] = await api.dataSource.query<{ number: number }[]>('SELECT number FROM submission WHERE id = $1', [
      submissionId,
    ]);
    return row!.number;
  };
  const nothing = { items: [], more: false };

  it('finds people, and says when there are more than it shows', async () => {
    for (let number = 1; number <= 7; number++) await aPerson(api, { name: `Wanda Seventh ${number}` });
    const { people, ...others } = await search('seventh wan');
    expect(people.items.map(({ name }: { name: string }) => name)).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => `Wanda Seventh ${number}`),
    );
    expect(people.more).toBe(true);
    expect(others).toEqual({ submissions: nothing, badges: nothing, microCredentials: nothing });
    const { body } = await administrator.get('/v1/people').query({ text: 'seventh wan' }).expect(200);
    expect(body.items).toHaveLength(7);
  });

  it('finds a submission by its number, and no draft', async () => {
    const person = await aPerson(api, { name: 'Nora Numbered' });
    const { id } = await aSubmission(api, { enrollment: await anEnrollment(api, { person }).active() }).sealed();
    const number = await numberOf(id);
    for (const q of [`${number}`, ` #${number} `])
      expect((await search(q)).submissions).toMatchObject({
        items: [{ id, number, attempt: 1, state: 'sealed', candidate: { name: 'Nora Numbered' } }],
        more: false,
      });
    await api.dataSource.query(`UPDATE submission SET state = 'draft' WHERE id = $1`, [id]);
    expect((await search(`${number}`)).submissions).toEqual(nothing);
    await api.dataSource.query(`UPDATE submission SET state = 'sealed' WHERE id = $1`, [id]);
  });

  it('finds a badge by its holder, its code and its address', async () => {
    const award = await anAward(api).issued();
    const { person, achievement, url, credentialUrl } = (await administrator.get(`/v1/awards/${award.id}`)).body;
    for (const q of [person.name, achievement.code.toLowerCase(), url, credentialUrl, award.id])
      expect([q, (await search(q)).badges.items]).toEqual([
        q,
        expect.arrayContaining([
          { id: award.id, code: achievement.code, title: achievement.title, state: 'issued', person },
        ]),
      ]);
  });

  it('finds micro-credentials by title and by code', async () => {
    const { items } = (await search('vis-1')).microCredentials;
    expect(items).toEqual([expect.objectContaining({ code: 'VIS-1' })]);
    expect((await search(items[0].title.toUpperCase())).microCredentials.items).toEqual(items);
    expect((await search('%%')).microCredentials).toEqual(nothing);
  });

  it('does not tell a reviewer whose work they review (rule 27)', async () => {
    const person = await aPerson(api, { roles: ['administrator', 'reviewer'] });
    const { submission, first, second } = await aSubmissionInReview(api, {
      reviewers: [person, await aReviewer(api)],
    }).accepted();
    const [client, number] = [await api.as(person), `${await numberOf(submission.id)}`];
    expect((await search(number)).submissions.items).toHaveLength(1);
    const hidden = await search(number, client);
    expect(hidden.submissions).toEqual(nothing);
    expect(JSON.stringify(hidden)).not.toContain(submission.candidateId);
    await lockedBy(api, first);
    expect((await search(number, client)).submissions).toEqual(nothing);
    await lockedBy(api, second);
    expect((await search(number, client)).submissions.items).toMatchObject([{ id: submission.id }]);
  });

  it.each(['candidate', 'reviewer', 'coach'] as const)('is refused to a %s', async (role) => {
    const client = await api.as(await aPerson(api, { roles: [role] }));
    const { body } = await client.get('/v1/search?q=ada').expect(403);
    expect(body).toMatchObject({ code: 'access.forbidden', permission: 'search:read' });
    await api.anonymous().get('/v1/search?q=ada').expect(401);
  });

  it.each([
    ['nothing', ''],
    ['one letter', 'a'],
    ['spaces', '   '],
    ['NUL', 'ada\0lovelace'],
    ['more than 100 characters', 'a'.repeat(101)],
  ])('names the field that was refused: %s', async (_, q) => {
    const { status, body } = await administrator.get('/v1/search').query({ q });
    expect([status, body.errors?.[0]?.pointer]).toEqual([422, '?q']);
  });
});
