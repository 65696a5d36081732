import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, inProgram } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

let api: Api;
let administrator: Awaited<ReturnType<Api['as']>>;
beforeAll(async () => {
  api = await startApi();
  administrator = await api.as(await aPerson(api, { roles: ['administrator'] }));
});
afterAll(() => api.stop());

const create = (body: object, by = administrator) => by.post('/v1/programs').send(body);

describe('creating a program over HTTP', () => {
  it('makes it from a file, and the administrator administers it from then on', async () => {
    const { body } = await create({ program: { code: 'OURS', name: 'School Leaders' } }).expect(201);
    expect(body).toEqual({ ...body, code: 'OURS', competencies: 0, microCredentials: 0, versions: 0 });
    const session = await administrator.get('/v1/session').expect(200);
    expect(session.body.programs.map(({ code }: { code: string }) => code)).toEqual(['MLDS', 'OURS']);
    const there = await administrator.get('/v1/program').set('Laurel-Program', 'OURS').expect(200);
    expect(there.body).toMatchObject({ code: 'OURS', name: 'School Leaders', revision: 1 });
    const trail = await administrator.get('/v1/audit').query({ type: 'program.created' }).set('Laurel-Program', 'OURS');
    expect(trail.body.items).toMatchObject([{ subject: { kind: 'program', id: body.id } }]);
  });

  it('makes one that comes with Laurel', async () => {
    const { body } = await create({ shipped: 'ms-leads-program' }).expect(201);
    expect(body).toMatchObject({ code: 'MSLEADS', microCredentials: 1 });
    expect((await create({ shipped: 'ms-leads-program' }).expect(409)).body).toMatchObject({
      code: 'program.code-taken',
    });
  });

  it('names the fields that are refused', async () => {
    const { body } = await create({ program: { code: 'x', name: '' }, framework: [] }).expect(422);
    expect(body).toMatchObject({ code: 'program.file' });
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(
      expect.arrayContaining(['/program/code', '/program/name', '/framework', '/microCredentials']),
    );
    await create({}).expect(422);
    await create({ shipped: 'other' }).expect(422);
  });

  it('is for administrators of the first program', async () => {
    const program = { code: 'THEIRS', name: 'Theirs' };
    const elsewhere = await api.as(await aPerson(await inProgram(api, 'OTHER'), { roles: ['administrator'] }));
    expect((await create({ program }, elsewhere).expect(403)).body).toMatchObject({ code: 'program.not-first' });
    for (const role of ['candidate', 'reviewer', 'coach'] as const)
      await create({ program }, await api.as(await aPerson(api, { roles: [role] }))).expect(403);
    await api.anonymous().post('/v1/programs').send({ program }).expect(401);
  });
});
