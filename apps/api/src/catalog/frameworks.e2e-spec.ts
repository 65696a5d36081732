import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, aVersion, samplePackage, samplePackageWithLevels, seededCatalog } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

interface Parts {
  name: string;
  levels: { identifier?: string; code: string; name: string; about: string }[];
  domains: { identifier?: string; code: string; name: string; functions: { identifier?: string; name: string }[] }[];
}

describe('editing a framework over HTTP', () => {
  let api: Api;
  let author: Awaited<ReturnType<Api['as']>>;
  let id: string;
  beforeAll(async () => {
    api = await startApi();
    await seededCatalog(api);
    author = await api.as(await aPerson(api, { roles: ['administrator'] }));
    ({ id } = (await author.get('/v1/frameworks').expect(200)).body.items[0]);
  });
  afterAll(() => api.stop());

  const read = async () => {
    const { body, headers } = await author.get(`/v1/frameworks/${id}`).expect(200);
    const { name, levels, domains } = body as Parts;
    return { parts: { name, levels, domains }, etag: headers.etag! };
  };
  const put = (parts: Parts, etag: string) => author.put(`/v1/frameworks/${id}`).set('If-Match', etag).send(parts);
  const pointersOf = (body: { errors: { pointer: string }[] }) => body.errors.map(({ pointer }) => pointer);
  const aCompetency = (number: number, more: object = {}) => ({
    number,
    domain: 'INS',
    function: 'Guarantees effective instructional practice',
    title: `Competency ${number}`,
    psel: ['4a'],
    levels: { developing: 'Is seen' },
    ...more,
  });
  const events = async (type: string) =>
    api.dataSource.query<{ payload: Record<string, unknown>; actor_id: string }[]>(
      'SELECT payload, actor_id FROM event WHERE type = $1 ORDER BY id',
      [type],
    );

  const imported = async (pkg: object): Promise<string> => {
    const { body } = await author
      .post('/v1/case-packages')
      .set('Content-Type', 'application/octet-stream')
      .send(Buffer.from(JSON.stringify(pkg)))
      .expect(201);
    return body.frameworkId;
  };

  it('renames, adds, moves and reorders its parts, which keep their identifiers', async () => {
    const { parts, etag } = await read();
    const [first, second, ...others] = parts.domains;
    const identifier = first!.functions[0]!.identifier;
    const functions = first!.functions.map(({ name }) => name);
    const edited: Parts = {
      ...parts,
      levels: parts.levels.map((level) => (level.code === 'emerging' ? { ...level, name: 'Rising' } : level)),
      domains: [
        { ...second!, functions: [...second!.functions, first!.functions[0]!] },
        // The two exchange their names, and one of them is new.
        { ...first!, name: 'Visionary', functions: [{ name: functions[0]! }, first!.functions[1]!] },
        ...others,
        { code: 'NEW', name: 'A new domain', functions: [] },
      ],
    };
    const { body } = await put(edited, etag).expect(200);
    expect(body.domains.map(({ code }: { code: string }) => code).slice(0, 2)).toEqual([second!.code, first!.code]);
    expect(body.domains[0].functions.at(-1)).toEqual({ identifier, name: functions[0] });
    expect(body.domains[1].functions[0].identifier).not.toBe(identifier);
    expect(body.domains.at(-1).identifier).toMatch(/^[0-9a-f-]{36}$/);
    const catalog = (await api.anonymous().get('/v1/catalog').expect(200)).body;
    expect(catalog.framework.levels.map(({ name }: { name: string }) => name)).toContain('Rising');
    const [told] = await events('framework.edited');
    expect(told!.payload.changed).toEqual(
      expect.arrayContaining([
        'level emerging, name: "Emerging" is now "Rising"',
        'domain NEW, name: added "A new domain"',
      ]),
    );
    const again = await author.put(`/v1/frameworks/${id}`).set('If-Match', etag).send(parts).expect(412);
    expect(again.body).toMatchObject({ code: 'framework.stale' });
  });

  it('keeps two functions that exchange their names apart', async () => {
    const { parts, etag } = await read();
    const domain = parts.domains.find(({ code }) => code === 'INS')!;
    const [one, two] = domain.functions;
    [one!.name, two!.name] = [two!.name, one!.name];
    const { body } = await put(parts, etag).expect(200);
    expect(body.domains.find(({ code }: { code: string }) => code === 'INS').functions.slice(0, 2)).toEqual([one, two]);
    const back = await read();
    const swapped = back.parts.domains.find(({ code }) => code === 'INS')!.functions;
    [swapped[0]!.name, swapped[1]!.name] = [swapped[1]!.name, swapped[0]!.name];
    await put(back.parts, back.etag).expect(200);
  });

  it('refuses to remove what versions, stacks and competencies refer to, and says what refers to it', async () => {
    const { parts, etag } = await read();
    const without = {
      ...parts,
      levels: parts.levels.filter(({ code }) => code !== 'developing'),
      domains: parts.domains.filter(({ code }) => code !== 'INS'),
    };
    const { body } = await put(without, etag).expect(409);
    expect(body.code).toBe('framework.referenced');
    expect(body.errors).toContainEqual({
      pointer: '/levels',
      detail: 'Keep the level "developing": INS-1 version 1 has it.',
    });
    expect(body.errors).toContainEqual({
      pointer: '/domains',
      detail: 'Keep the domain INS: the stack Instructional Leadership is about it.',
    });
    expect(body.errors.some(({ detail }: { detail: string }) => /competency 4 belongs to it/.test(detail))).toBe(true);
    expect((await read()).parts).toEqual(parts);
    const empty = { ...parts, domains: parts.domains.filter(({ code }) => code !== 'NEW') };
    await put(empty, etag).expect(200);
  });

  it('points at codes that change, repeat, or belong to nothing', async () => {
    const { parts, etag } = await read();
    const wrong: Parts = structuredClone(parts);
    wrong.levels[0]!.code = 'other';
    wrong.levels[1]!.name = wrong.levels[2]!.name;
    wrong.domains[1]!.identifier = 'not-here';
    const { body } = await put(wrong, etag).expect(422);
    expect(pointersOf(body)).toEqual(['/levels/2/name', '/domains/1/identifier', '/levels/0/code']);
  });

  it('stores the longest name of a function, in whatever script, and refuses a longer one', async () => {
    const { parts, etag } = await read();
    // Letters of three bytes each, in an order that PostgreSQL cannot compress.
    const letters = Array.from({ length: 401 }, (_, index) =>
      String.fromCodePoint(0x4e00 + ((index * 7_919) % 20_000)),
    );
    const named = (name: string): Parts => ({
      ...parts,
      domains: parts.domains.map((domain, index) =>
        index === 0 ? { ...domain, functions: [...domain.functions, { name }] } : domain,
      ),
    });
    const { length: place } = parts.domains[0]!.functions;
    const refused = await put(named(letters.join('')), etag).expect(422);
    expect(pointersOf(refused.body)).toEqual([`/domains/0/functions/${place}/name`]);
    const saved = await put(named(letters.slice(0, 400).join('')), etag).expect(200);
    await put(parts, saved.headers.etag!).expect(200);
  });

  it('adds, edits, renumbers and removes a competency', async () => {
    const path = `/v1/frameworks/${id}/competencies`;
    const added = await author.post(path).send(aCompetency(40)).expect(201);
    const edited = await author
      .put(`${path}/40`)
      .set('If-Match', added.headers.etag!)
      .send(aCompetency(41, { title: 'Another title' }))
      .expect(200);
    expect(edited.body).toMatchObject({ number: 41, title: 'Another title', identifier: added.body.identifier });
    await author.put(`${path}/41`).set('If-Match', '"1"').send(aCompetency(41)).expect(412);
    const listed = (await api.anonymous().get('/v1/competencies').expect(200)).body.items;
    expect(listed.at(-1)).toMatchObject({ number: 41, framework: 'MLDS', identifier: added.body.identifier });
    await author.delete(`${path}/41`).set('If-Match', edited.headers.etag!).expect(204);
    await author.get(`${path}/41`).expect(404);
    expect((await events('competency.edited')).at(-1)!.payload).toEqual({
      number: 40,
      changed: ['number: "40" is now "41"', 'title: "Competency 40" is now "Another title"'],
    });
  });

  it('keeps the number of a competency that a version refers to; its words may change', async () => {
    const path = `/v1/frameworks/${id}/competencies`;
    const { headers, body } = await author.post(path).send(aCompetency(50)).expect(201);
    const { outcomes } = (await aVersion(api).draft()).content;
    await aVersion(api, {
      code: 'VIS-2',
      content: { outcomes: outcomes.map((outcome) => ({ ...outcome, competencies: [50] })) },
    }).inPilot();
    const removed = await author.delete(`${path}/50`).set('If-Match', headers.etag!).expect(409);
    expect(removed.body).toMatchObject({ errors: [{ detail: 'VIS-2 version 1 refers to it.' }] });
    await author.put(`${path}/50`).set('If-Match', headers.etag!).send(aCompetency(51)).expect(409);
    const { frameworkId: _, identifier: __, revision: ___, ...content } = body;
    await author
      .put(`${path}/50`)
      .set('If-Match', headers.etag!)
      .send({ ...content, title: 'Renamed' })
      .expect(200);
  });

  it('points at every fault of a competency', async () => {
    const { body } = await author
      .post(`/v1/frameworks/${id}/competencies`)
      .send(aCompetency(4, { function: 'Nothing', levels: { expert: 'x' }, psel: ['4a', '4a'] }))
      .expect(422);
    expect(pointersOf(body)).toEqual(['/number', '/function', '/levels/expert', '/psel/1']);
  });

  it('changes no words of an imported framework, and adds levels where its package has none', async () => {
    const path = `/v1/frameworks/${await imported(samplePackage())}`;
    const { body, headers } = await author.get(path).expect(200);
    const { name, levels, domains } = body as Parts;
    const edit = (parts: Parts) => author.put(path).set('If-Match', headers.etag!).send(parts);
    expect((await edit({ name: 'Ours', levels, domains }).expect(409)).body.code).toBe('framework.imported');
    await author.post(`${path}/competencies`).send(aCompetency(90)).expect(409);
    const saved = await edit({ name, levels: [{ code: 'first', name: 'First', about: '' }], domains }).expect(200);
    expect(saved.body.levels).toHaveLength(1);
  });

  it('changes no levels that came with an imported framework, and says so', async () => {
    const path = `/v1/frameworks/${await imported(samplePackageWithLevels())}`;
    const { body, headers } = await author.get(path).expect(200);
    expect(body).toMatchObject({ levelsImported: true, levels: [{ name: 'Beginning' }, { name: 'Skilled' }] });
    const { name, domains } = body as Parts;
    const { body: refusal } = await author
      .put(path)
      .set('If-Match', headers.etag!)
      .send({ name, levels: [], domains })
      .expect(409);
    expect(refusal.code).toBe('framework.imported');
  });

  it('adds and changes many competencies at once, after saying what that changes', async () => {
    const path = `/v1/frameworks/${id}/competency-imports`;
    const competencies = [aCompetency(70), aCompetency(71, { levels: { developing: '=1+1' } })];
    expect((await author.post(`${path}/check`).send({ competencies }).expect(200)).body).toMatchObject({ added: 2 });
    await author.get(`/v1/frameworks/${id}/competencies/70`).expect(404);
    await author.post(path).send({ competencies }).expect(201);
    await author.get(`/v1/frameworks/${id}/competencies/70`).expect(200);
    const { body } = await author
      .post(path)
      .send({ competencies: [{ ...aCompetency(72), title: '' }] })
      .expect(422);
    expect(pointersOf(body)).toContain('/competencies/0/title');
    const listed = await api.anonymous().get('/v1/competencies?framework=NONE').expect(200);
    expect(listed.body.items).toEqual([]);
  });

  it('creates a framework for a program', async () => {
    const { body } = await author.post('/v1/frameworks').send({ code: 'LIB', name: 'For librarians' }).expect(201);
    expect(body).toMatchObject({ imported: false, levels: [], domains: [], revision: 1 });
    await author.post('/v1/frameworks').send({ code: 'LIB', name: 'Again' }).expect(422);
  });

  it('is for administrators only', async () => {
    const candidate = await api.as(await aPerson(api, { roles: ['candidate', 'reviewer', 'coach'] }));
    for (const [method, path] of [
      ['get', '/v1/frameworks'],
      ['post', '/v1/frameworks'],
      ['get', `/v1/frameworks/${id}`],
      ['put', `/v1/frameworks/${id}`],
      ['post', `/v1/frameworks/${id}/competencies`],
      ['get', `/v1/frameworks/${id}/competencies/4`],
      ['put', `/v1/frameworks/${id}/competencies/4`],
      ['delete', `/v1/frameworks/${id}/competencies/4`],
      ['post', `/v1/frameworks/${id}/competency-imports`],
      ['post', `/v1/frameworks/${id}/competency-imports/check`],
      ['get', '/v1/authored/stacks'],
      ['post', '/v1/authored/stacks'],
      ['put', '/v1/authored/stacks/INS'],
      ['delete', '/v1/authored/stacks/INS'],
      ['post', '/v1/authored/stacks/INS/micro-credentials'],
      ['put', '/v1/authored/micro-credentials/INS-1'],
      ['delete', '/v1/authored/micro-credentials/INS-1'],
    ] as const)
      await candidate[method](path).expect(403);
  });
});
