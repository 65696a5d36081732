import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDesigner, aDirector, aMember, aPerson, aVersion, seededCatalog } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

describe('design teams over HTTP', () => {
  let api: Api;
  let administrator: Awaited<ReturnType<Api['as']>>;
  beforeAll(async () => {
    api = await startApi();
    await seededCatalog(api);
    administrator = await api.as(await aPerson(api, { roles: ['administrator'] }));
  });
  afterAll(() => api.stop());

  it('take a draft from its start to pilot: appointed, commented, taken over, signed off', async () => {
    const [person, other] = [await aPerson(api, { roles: ['designer'] }), await aPerson(api, { roles: ['designer'] })];
    const [director, designer] = [await api.as(person), await api.as(other)];
    const appoint = (member: object) =>
      administrator.post('/v1/micro-credentials/VIS-1/design-team').send(member).expect(201);
    await appoint({ personId: person.id, part: 'director', level: 'developing' });
    await appoint({ personId: other.id, part: 'designer', level: null });
    expect((await director.get('/v1/design-teams/own').expect(200)).body.items).toEqual([
      { code: 'VIS-1', part: 'director', level: 'developing' },
    ]);

    const draft = (await director.post('/v1/micro-credentials/VIS-1/drafts').send({ level: 'developing' }).expect(201))
      .body;
    const outcome = { id: 'o1', number: 1, statement: 'Plans a reading hour', details: [], competencies: [4] };
    const content = { ...draft.content, outcomes: [outcome] };
    delete content.unconfirmed;
    const saved = await designer.put(`/v1/drafts/${draft.id}`).set('If-Match', '"1"').send(content).expect(200);

    const place = '/outcomes/o1/statement';
    const { body: comment } = await designer
      .post(`/v1/drafts/${draft.id}/comments`)
      .send({ place, text: 'Say with whom.', suggestion: 'Plans a reading hour with teachers' })
      .expect(201);
    await director.post(`/v1/design-comments/${comment.id}/answers`).send({ text: 'Yes.' }).expect(201);
    await designer.post(`/v1/design-comments/${comment.id}/resolve`).expect(403);
    const taken = await director
      .post(`/v1/design-comments/${comment.id}/take-over`)
      .set('If-Match', saved.headers.etag!)
      .expect(200);
    expect(taken.body.content.outcomes[0].statement).toBe('Plans a reading hour with teachers');
    await director.post(`/v1/design-comments/${comment.id}/reopen`).expect(204);
    await director.post(`/v1/design-comments/${comment.id}/resolve`).expect(204);

    const etag = taken.headers.etag!;
    const { body: refused } = await director.post(`/v1/drafts/${draft.id}/pilot`).set('If-Match', etag).expect(409);
    expect(refused).toMatchObject({
      code: 'version.sign-offs',
      errors: [{ detail: expect.stringContaining(person.name) }],
    });
    await director.post(`/v1/versions/${draft.id}/sign-off`).set('If-Match', etag).expect(204);
    const { body: design } = await designer.get(`/v1/versions/${draft.id}/design`).expect(200);
    expect(design).toMatchObject({
      may: ['read', 'comment', 'edit'],
      step: 'pilot',
      needed: [{ person: { name: person.name }, signedAt: expect.any(String) }],
      comments: [{ place, answers: [{ text: 'Yes.' }] }],
    });
    await director.post(`/v1/drafts/${draft.id}/pilot`).set('If-Match', etag).expect(200);
  });

  it('do not see or change anything of other micro-credentials', async () => {
    const { id, revision } = await aVersion(api, { code: 'VIS-2' }).draft();
    const etag = `"${revision}"`;
    const outsider = await api.as(await aDesigner(api, 'VIS-1'));
    const requests = [
      ['get', '/v1/micro-credentials/VIS-2/drafts'],
      ['get', '/v1/micro-credentials/VIS-2/design-team'],
      ['get', `/v1/drafts/${id}`],
      ['get', `/v1/versions/${id}/design`],
      ['get', `/v1/versions/${id}/changes?from=${id}`],
      ['delete', `/v1/drafts/${id}`],
      ['post', `/v1/drafts/${id}/pilot`],
      ['post', `/v1/versions/${id}/sign-off`],
    ] as const;
    for (const [method, path] of requests) await outsider[method](path).set('If-Match', etag).expect(404);
    const { body: draft } = await administrator.get(`/v1/drafts/${id}`).expect(200);
    await outsider.put(`/v1/drafts/${id}`).set('If-Match', etag).send(draft.content).expect(404);
    await outsider.post(`/v1/drafts/${id}/comments`).send({ place: '', text: 'Hello' }).expect(404);
    await outsider.post('/v1/micro-credentials/VIS-1/drafts').send({ level: 'developing', copyOf: id }).expect(403);
    const director = await api.as(await aDirector(api, 'VIS-1'));
    await director.post('/v1/micro-credentials/VIS-1/drafts').send({ level: 'developing', copyOf: id }).expect(422);
  });

  it('let people who review drafts comment, and nothing else', async () => {
    const draft = await aVersion(api, { code: 'MAN-1' }).draft();
    const reviewer = await api.as(await aMember(api, { code: 'MAN-1', part: 'draft-reviewer' }));
    const { body } = await reviewer.get(`/v1/drafts/${draft.id}`).expect(200);
    await reviewer.put(`/v1/drafts/${draft.id}`).set('If-Match', `"${draft.revision}"`).send(body.content).expect(403);
    await reviewer.post(`/v1/drafts/${draft.id}/comments`).send({ place: '/about', text: 'Clear.' }).expect(201);
  });

  it('are appointed by administrators only, and refused with the field', async () => {
    const designer = await aDesigner(api, 'MAN-2');
    const as = await api.as(designer);
    const [member] = (await as.get('/v1/micro-credentials/MAN-2/design-team').expect(200)).body.items;
    const path = '/v1/micro-credentials/MAN-2/design-team';
    await as.post(path).send({ personId: designer.id, part: 'director', level: 'developing' }).expect(403);
    await as.delete(`/v1/design-members/${member.id}`).expect(403);
    await as.post(`/v1/versions/${member.id}/retire`).set('If-Match', '"1"').expect(403);
    for (const wrong of [
      { part: 'director', level: null },
      { part: 'designer', level: 'developing' },
    ])
      expect(
        (
          await administrator
            .post(path)
            .send({ personId: designer.id, ...wrong })
            .expect(422)
        ).body.errors,
      ).toMatchObject([{ pointer: '/level' }]);
    await administrator.delete(`/v1/design-members/${member.id}`).expect(204);
    await as.get(path).expect(404);
  });
});
