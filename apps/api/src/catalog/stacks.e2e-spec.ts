import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAward, aPerson, aPilot, aVersion, seededCatalog } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

describe('editing stacks and micro-credentials over HTTP', () => {
  let api: Api;
  let author: Awaited<ReturnType<Api['as']>>;
  beforeAll(async () => {
    api = await startApi();
    await seededCatalog(api);
    author = await api.as(await aPerson(api, { roles: ['administrator'] }));
  });
  afterAll(() => api.stop());

  const stackOf = async (code: string) =>
    (await author.get('/v1/authored/stacks').expect(200)).body.items.find(
      (stack: { code: string }) => stack.code === code,
    );
  const etagOf = ({ revision }: { revision: number }) => `"${revision}"`;

  it('creates, renames and removes a micro-credential without versions', async () => {
    const made = await author
      .post('/v1/authored/stacks/VIS/micro-credentials')
      .send({ code: 'VIS-9', title: 'A new one' })
      .expect(201);
    expect(made.body).toEqual({ code: 'VIS-9', title: 'A new one', workingTitle: false, versions: 0, revision: 1 });
    await author.post('/v1/authored/stacks/VIS/micro-credentials').send({ code: 'VIS-9', title: 'Again' }).expect(422);
    const renamed = await author
      .put('/v1/authored/micro-credentials/VIS-9')
      .set('If-Match', made.headers.etag!)
      .send({ title: 'A better name' })
      .expect(200);
    await author
      .put('/v1/authored/micro-credentials/VIS-9')
      .set('If-Match', made.headers.etag!)
      .send({ title: 'Too late' })
      .expect(412);
    expect((await api.anonymous().get('/v1/micro-credentials/VIS-9').expect(200)).body.title).toBe('A better name');
    await author.delete('/v1/authored/micro-credentials/VIS-9').set('If-Match', renamed.headers.etag!).expect(204);
    await api.anonymous().get('/v1/micro-credentials/VIS-9').expect(404);
  });

  it('keeps a micro-credential with versions, and names them', async () => {
    const { microCredentials } = await stackOf('INS');
    const { body } = await author
      .delete('/v1/authored/micro-credentials/INS-1')
      .set('If-Match', etagOf(microCredentials[0]))
      .expect(409);
    expect(body).toMatchObject({
      code: 'micro-credential.referenced',
      errors: [
        { pointer: '', detail: 'There is INS-1 version 1.' },
        { pointer: '', detail: 'There is INS-1 version 2.' },
      ],
    });
  });

  it('renames a micro-credential and its stack, and issued badges keep their words', async () => {
    const version = await aVersion(api, { code: 'MAN-1' }).inPilot();
    const pilot = await aPilot(api, { versions: [version], requirements: [] }).open();
    const award = await anAward(api, { pilot, versionId: version.id }).issued();
    const before = (await api.anonymous().get(`/badges/${award.id}`).set('Accept', 'application/json').expect(200))
      .text;
    const { microCredentials, name, ...stack } = await stackOf('MAN');
    const one = microCredentials.find(({ code }: { code: string }) => code === 'MAN-1');
    await author
      .put('/v1/authored/micro-credentials/MAN-1')
      .set('If-Match', etagOf(one))
      .send({ title: 'Another title' })
      .expect(200);
    await author
      .put('/v1/authored/stacks/MAN')
      .set('If-Match', etagOf(stack))
      .send({ name: 'Another stack', required: null })
      .expect(200);
    const after = (await api.anonymous().get(`/badges/${award.id}`).set('Accept', 'application/json').expect(200)).text;
    expect(after).toBe(before);
    expect(before).toContain(one.title);
    const listed = (await author.get('/v1/awards').expect(200)).body.items;
    expect(listed[0].achievement).toMatchObject({ title: one.title });
    expect(listed[0].achievement.title).not.toBe('Another title');
    expect(name).not.toBe('Another stack');
  });

  it('lets a stack ask for some of its micro-credentials', async () => {
    const { name, ...stack } = await stackOf('INS');
    const edit = (required: number | null) =>
      author.put('/v1/authored/stacks/INS').set('If-Match', etagOf(stack)).send({ name, required });
    expect((await edit(9).expect(422)).body.errors).toEqual([
      { pointer: '/required', detail: 'The stack has 4. Ask for at most as many, or for all.' },
    ]);
    expect((await edit(2).expect(200)).body.required).toBe(2);
    const { stacks } = (await api.anonymous().get('/v1/catalog').expect(200)).body;
    expect(stacks.find(({ code }: { code: string }) => code === 'INS').required).toBe(2);
  });

  it('creates a stack for a domain, whose code is in capital letters, and removes it while it is empty', async () => {
    const { items } = (await author.get('/v1/frameworks').expect(200)).body;
    const framework = await author.get(`/v1/frameworks/${items[0].id}`).expect(200);
    const { name, levels, domains } = framework.body;
    await author
      .put(`/v1/frameworks/${items[0].id}`)
      .set('If-Match', framework.headers.etag!)
      .send({ name, levels, domains: [...domains, { code: 'lib', name: 'Librarian', functions: [] }] })
      .expect(200);
    const input = { frameworkId: items[0].id, code: 'lib', name: 'Library leadership' };
    const made = await author.post('/v1/authored/stacks').send(input).expect(201);
    await author.post('/v1/authored/stacks').send(input).expect(422);
    const part = await author
      .post('/v1/authored/stacks/LIB/micro-credentials')
      .send({ code: 'LIB-1', title: 'Reads aloud' })
      .expect(201);
    const full = await stackOf('LIB');
    await author.delete('/v1/authored/stacks/LIB').set('If-Match', made.headers.etag!).expect(412);
    await author.delete('/v1/authored/stacks/LIB').set('If-Match', etagOf(full)).expect(409);
    await author.delete('/v1/authored/micro-credentials/LIB-1').set('If-Match', part.headers.etag!).expect(204);
    await author
      .delete('/v1/authored/stacks/LIB')
      .set('If-Match', etagOf(await stackOf('LIB')))
      .expect(204);
  });
});
