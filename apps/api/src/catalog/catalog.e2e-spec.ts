import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { confirmedWords } from '#catalog';
import { aVersion, seededCatalog } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

describe('the catalog, for anyone', () => {
  let api: Api;
  let pilots: Awaited<ReturnType<typeof seededCatalog>>;
  beforeAll(async () => {
    api = await startApi();
    pilots = await seededCatalog(api);
  });
  afterAll(() => api.stop());

  const get = (path: string) => api.anonymous().get(path);

  it('shows the framework, five stacks and fifteen micro-credentials, four of them in pilot', async () => {
    const { body } = await get('/v1/catalog').expect(200);
    expect(body.framework).toMatchObject({ code: 'MLDS', name: 'Missouri Leadership Development System' });
    expect(body.framework.levels.map(({ code }: { code: string }) => code)).toEqual([
      'aspiring',
      'emerging',
      'developing',
      'transformational',
      'distinguished',
    ]);
    expect(body.framework.domains[1]).toMatchObject({
      code: 'INS',
      functions: expect.arrayContaining(['Coordinates the use of effective assessments']),
    });

    const microCredentials = body.stacks.flatMap((stack: { microCredentials: unknown[] }) => stack.microCredentials);
    expect(body.stacks).toHaveLength(5);
    expect(microCredentials).toHaveLength(15);
    expect(
      microCredentials.filter(({ currentVersions }: { currentVersions: unknown[] }) => currentVersions.length > 0),
    ).toHaveLength(4);
    expect((await get('/v1/stacks').expect(200)).body.items).toEqual(body.stacks);
    expect((await get('/v1/micro-credentials').expect(200)).body.items).toEqual(
      expect.arrayContaining(microCredentials),
    );
  });

  it('shows a micro-credential by its code, in any case, and whether its title and level are settled', async () => {
    const { body } = await get('/v1/micro-credentials/ins-1').expect(200);
    expect(body).toMatchObject({
      code: 'INS-1',
      stack: 'INS',
      title: 'Guaranteed and Viable Curriculum',
      workingTitle: false,
      currentVersions: [{ id: pilots['INS-1'].id, number: 1, state: 'pilot', level: 'developing', levelAssumed: true }],
    });
    expect((await get('/v1/micro-credentials/VIS-2').expect(200)).body).toMatchObject({
      workingTitle: true,
      currentVersions: [],
    });
  });

  it('shows a version with its outcomes, requirements, rubric and content hash', async () => {
    const { body, headers } = await get(`/v1/versions/${pilots['INS-3'].id}`).expect(200);
    expect(body).toMatchObject({
      code: 'INS-3',
      stack: { code: 'INS', name: 'Instructional Leadership' },
      contentHash: pilots['INS-3'].contentHash,
    });
    expect(body.content).toEqual(confirmedWords(pilots['INS-3'].content));
    expect(body.content).not.toHaveProperty('unconfirmed');
    expect(headers.etag).toBe('"2"');
  });

  it('lets caches keep a response for a minute, and then check its ETag', async () => {
    for (const path of ['/v1/catalog', '/v1/competencies', `/v1/versions/${pilots['INS-1'].id}`]) {
      const { headers } = await get(path).expect(200);
      expect(headers['cache-control']).toBe('public, max-age=60');
      await get(path).set('If-None-Match', headers.etag!).expect(304);
    }
  });

  it('filters competencies by PSEL code, domain and level', async () => {
    const numbers = async (query: string) =>
      (await get(`/v1/competencies?${query}`).expect(200)).body.items.map(({ number }: { number: number }) => number);
    expect(await numbers('')).toEqual([4, 5, 6]);
    expect(await numbers('psel=4B')).toEqual([4, 5, 6]);
    expect(await numbers('psel=9i')).toEqual([4]);
    expect(await numbers('psel=1a')).toEqual([]);
    expect(await numbers('psel=10f&domain=ins&level=developing')).toEqual([5, 6]);
    expect(await numbers('domain=VIS')).toEqual([]);
    expect(await numbers('level=distinguished')).toEqual([4]);
  });

  it('lists competencies in pages', async () => {
    const first = await get('/v1/competencies?limit=2').expect(200);
    const second = await get(`/v1/competencies?limit=2&cursor=${first.body.nextCursor}`).expect(200);
    expect([first, second].map(({ body }) => body.items.map(({ number }: { number: number }) => number))).toEqual([
      [4, 5],
      [6],
    ]);
    expect(second.body.nextCursor).toBeNull();
  });

  it('shows versions that were public, and never a draft', async () => {
    const retired = await aVersion(api, { code: 'REL-1' }).retired();
    const discarded = await aVersion(api, { code: 'REL-1' }).discarded();
    const draft = await aVersion(api, { code: 'REL-1' }).draft();

    const { body } = await get('/v1/micro-credentials/REL-1/versions').expect(200);
    expect(body.items).toMatchObject([{ id: retired.id, number: 1, state: 'retired' }]);
    await get(`/v1/versions/${retired.id}`).expect(200);
    for (const { id } of [discarded, draft]) {
      expect((await get(`/v1/versions/${id}`).expect(404)).body).toMatchObject({ code: 'version.not-found' });
    }
  });

  it.each([
    ['/v1/competencies?psel=four', 422, '?psel', 'A PSEL code is a number and a letter, for example 4b.'],
    ['/v1/competencies?psel=4b&psel=5a', 422, '?psel', expect.any(String)],
    ['/v1/competencies?limit=0', 422, '?limit', expect.any(String)],
    ['/v1/competencies?cursor=nonsense', 422, '?cursor', 'Use the `nextCursor` of the previous page, unchanged.'],
    ['/v1/competencies?cursor=WyJ4Il0', 422, '?cursor', 'Use the `nextCursor` of the previous page, unchanged.'],
    [
      '/v1/micro-credentials/INS-1/versions?cursor=WzFlOTld',
      422,
      '?cursor',
      'Use the `nextCursor` of the previous page, unchanged.',
    ],
    ['/v1/competencies?domain=%00', 422, '?domain', expect.any(String)],
    ['/v1/versions/one', 422, 'path:id', expect.any(String)],
  ])('responds to %s with a problem that names the field and the remedy', async (path, status, pointer, detail) => {
    const { body, headers } = await get(path).expect(status);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body.errors).toEqual([{ pointer, detail }]);
  });

  it.each(['/v1/micro-credentials/VIS-9', '/v1/micro-credentials/VIS-9/versions'])(
    'responds to %s with 404',
    async (path) => {
      expect((await get(path).expect(404)).body).toMatchObject({ code: 'micro-credential.not-found' });
    },
  );
});
