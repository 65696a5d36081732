import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, aVersion, seededCatalog } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

describe('authoring over HTTP', () => {
  let api: Api;
  let author: Awaited<ReturnType<Api['as']>>;
  beforeAll(async () => {
    api = await startApi();
    await seededCatalog(api);
    author = await api.as(await aPerson(api, { roles: ['administrator'] }));
  });
  afterAll(() => api.stop());

  const draftOf = async (code: string) =>
    (await author.post(`/v1/micro-credentials/${code}/drafts`).send({ level: 'developing' }).expect(201)).body;
  const outcome = { id: 'o1', number: 1, statement: 'Plans a shared reading hour', details: [], competencies: [4] };

  it('takes a version from an empty draft to published and retired', async () => {
    const draft = await draftOf('VIS-1');
    expect(draft).toMatchObject({
      code: 'VIS-1',
      number: 1,
      state: 'draft',
      pilotedAt: null,
      content: { outcomes: [] },
    });

    const read = await author.get(`/v1/drafts/${draft.id}`).expect(200);
    expect(read.headers['cache-control']).toBe('private, no-store');
    const edited = await author
      .put(`/v1/drafts/${draft.id}`)
      .set('If-Match', read.headers.etag!)
      .send({ ...draft.content, outcomes: [outcome] })
      .expect(200);
    const piloted = await author.post(`/v1/drafts/${draft.id}/pilot`).set('If-Match', edited.headers.etag!).expect(200);
    expect(piloted.body).toMatchObject({ state: 'pilot', contentHash: edited.body.contentHash });
    await author.get(`/v1/drafts/${draft.id}`).expect(404);
    await api.anonymous().get(`/v1/versions/${draft.id}`).expect(200);

    const published = await author
      .post(`/v1/versions/${draft.id}/publish`)
      .set('If-Match', piloted.headers.etag!)
      .expect(200);
    const retired = await author
      .post(`/v1/versions/${draft.id}/retire`)
      .set('If-Match', published.headers.etag!)
      .expect(200);
    expect([published.body.state, retired.body.state]).toEqual(['published', 'retired']);
  });

  it('lists the drafts of a micro-credential, latest first', async () => {
    const drafts = [await draftOf('VIS-2'), await draftOf('VIS-2')];
    const { body } = await author.get('/v1/micro-credentials/VIS-2/drafts').expect(200);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual(drafts.map(({ id }) => id).reverse());
    await author.get('/v1/micro-credentials/VIS-9/drafts').expect(404);
  });

  it('discards a draft', async () => {
    const draft = await draftOf('MAN-1');
    await author.delete(`/v1/drafts/${draft.id}`).set('If-Match', '"1"').expect(204);
    await author.get(`/v1/drafts/${draft.id}`).expect(404);
  });

  it('refuses to move an incomplete draft to pilot, and lists every missing part', async () => {
    const { id, content } = await draftOf('MAN-2');
    const artifacts = content.artifacts.map((artifact: object) => ({ ...artifact, text: null, files: null }));
    await author
      .put(`/v1/drafts/${id}`)
      .set('If-Match', '"1"')
      .send({ ...content, artifacts })
      .expect(200);
    const { body } = await author.post(`/v1/drafts/${id}/pilot`).set('If-Match', '"2"').expect(409);
    expect(body).toMatchObject({ code: 'version.incomplete' });
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/outcomes',
      '/artifacts/0',
      '/artifacts/1',
      '/artifacts/2',
      '/artifacts/3',
    ]);
  });

  it('refuses a move that the state does not allow, with the state and the allowed moves', async () => {
    const { id } = await aVersion(api, { code: 'MAN-3' }).inPilot();
    const { body } = await author.post(`/v1/versions/${id}/retire`).set('If-Match', '"3"').expect(409);
    expect(body).toMatchObject({ code: 'version.transition', state: 'pilot', allowed: ['publish'] });
  });

  it('requires If-Match, and refuses an older revision', async () => {
    const { id, content } = await draftOf('REL-1');
    expect((await author.put(`/v1/drafts/${id}`).send(content).expect(428)).body.errors).toMatchObject([
      { pointer: 'header:If-Match' },
    ]);
    await author
      .put(`/v1/drafts/${id}`)
      .set('If-Match', '"1"')
      .send({ ...content, about: 'Mine' })
      .expect(200);
    expect(
      (
        await author
          .put(`/v1/drafts/${id}`)
          .set('If-Match', '"1"')
          .send({ ...content, about: 'Yours' })
          .expect(412)
      ).body,
    ).toMatchObject({ code: 'version.stale' });
    expect((await author.get(`/v1/drafts/${id}`)).body.content.about).toBe('Mine');
  });

  it('points at every fault in content', async () => {
    const { id, content } = await draftOf('REL-2');
    const put = (body: object) => author.put(`/v1/drafts/${id}`).set('If-Match', '"1"').send(body).expect(422);

    const misshapen = await put({
      ...content,
      priceCents: undefined,
      outcomes: [{ ...outcome, statement: '  ' }],
      rubrik: [],
    });
    expect(misshapen.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '',
      '/outcomes/0/statement',
      '/priceCents',
    ]);

    const contradictory = await put({
      ...content,
      level: 'expert',
      outcomes: [{ ...outcome, number: 2, competencies: [99] }],
    });
    expect(contradictory.body).toMatchObject({ code: 'version.content' });
    expect(contradictory.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/level',
      '/outcomes/0/number',
      '/outcomes/0/competencies/0',
    ]);
  });

  it('keeps any text that a person can write, without the characters that nobody sees and PostgreSQL does not store', async () => {
    const { id, content } = await draftOf('REL-3');
    const words = 'Ω “quotes” 👩🏽‍🏫 עברית\n\\ud800 is only written here';
    const saved = await author
      .put(`/v1/drafts/${id}`)
      .set('If-Match', '"1"')
      .send({ ...content, about: words })
      .expect(200);
    expect(saved.body.content.about).toBe(words);
    let { etag } = saved.headers as { etag: string };
    for (const [about, kept] of [
      ['a NUL \0here', 'a NUL here'],
      ['half a \ud800pair', 'half a pair'],
    ]) {
      const again = await author
        .put(`/v1/drafts/${id}`)
        .set('If-Match', etag)
        .send({ ...content, about })
        .expect(200);
      expect(again.body.content.about).toBe(kept);
      ({ etag } = again.headers as { etag: string });
    }
  });

  it('checks content without saving it', async () => {
    const { content } = await draftOf('INN-1');
    const { body } = await author
      .post('/v1/drafts/check')
      .send({ ...content, level: 'expert' })
      .expect(200);
    expect(body).toMatchObject({ faults: [{ pointer: '/level' }], missingParts: [{ pointer: '/outcomes' }] });
  });

  it('says what differs between two versions', async () => {
    const first = await aVersion(api, { code: 'INN-2' }).inPilot();
    const copy = (
      await author.post('/v1/micro-credentials/INN-2/drafts').send({ level: 'emerging', copyOf: first.id }).expect(201)
    ).body;
    const { body } = await author.get(`/v1/versions/${copy.id}/changes?from=${first.id}`).expect(200);
    expect(body).toMatchObject({
      from: { id: first.id, number: 1 },
      to: { id: copy.id, number: 2 },
      changes: [{ kind: 'changed', pointer: '/level', words: 'Level was "developing" and is now "emerging".' }],
    });
  });

  it('tells anyone who approves a published version', async () => {
    const { id } = await aVersion(api, { code: 'MAN-1' }).published();
    const path = `/v1/versions/${id}/approvals`;
    const approval = { authority: 'The state', document: '2026-114', validFrom: '2026-07-01', validUntil: null };
    await author.post(path).send(approval).expect(201);
    const { items } = (await api.anonymous().get(path).expect(200)).body;
    expect(items).toMatchObject([approval]);
    const wrong = { ...approval, validUntil: '2026-06-30' };
    expect((await author.post(path).send(wrong).expect(422)).body.errors).toMatchObject([{ pointer: '/validUntil' }]);
    await author.delete(`/v1/version-approvals/${items[0].id}`).expect(204);
    expect((await api.anonymous().get(path).expect(200)).body.items).toEqual([]);
  });

  it('is for administrators only', async () => {
    const { id } = await draftOf('INN-3');
    const candidate = await api.as(await aPerson(api, { roles: ['candidate', 'reviewer', 'coach'] }));
    const requests = [
      ['get', '/v1/micro-credentials/INN-3/drafts'],
      ['post', '/v1/micro-credentials/INN-3/drafts'],
      ['post', '/v1/drafts/check'],
      ['get', `/v1/drafts/${id}`],
      ['put', `/v1/drafts/${id}`],
      ['delete', `/v1/drafts/${id}`],
      ['post', `/v1/drafts/${id}/pilot`],
      ['post', `/v1/versions/${id}/publish`],
      ['post', `/v1/versions/${id}/retire`],
      ['get', `/v1/versions/${id}/changes`],
      ['post', `/v1/versions/${id}/approvals`],
      ['delete', `/v1/version-approvals/${id}`],
    ] as const;
    for (const [method, path] of requests) {
      await api.anonymous()[method](path).expect(401);
      await candidate[method](path).expect(403);
    }
  });
});
