import { unzipSync } from 'fflate';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256Hex } from '#kernel';
import { MakeExport } from '#privacy';
import { aPerson } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

let api: Api;
beforeAll(async () => {
  api = await startApi({ at: '2026-03-02T15:00:00Z' });
});
afterAll(() => api.stop());

const asBytes = (response: Response, done: (error: Error | null, body: Buffer) => void) => {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
};

/** A person who requested an export, which the worker has made. */
async function anExport(role: 'candidate' | 'reviewer' | 'coach' | 'administrator' = 'candidate') {
  const person = await aPerson(api, { roles: [role] });
  const agent = await api.as(person);
  const { body } = await agent.post('/v1/me/data/exports').expect(202);
  expect(body).toMatchObject({ state: 'requested', readyAt: null, expiresAt: null });
  const exportId = (body as { id: string }).id;
  await api.get(MakeExport).run({ exportId });
  return { person, agent, path: `/v1/me/data/exports/${exportId}/content` };
}

describe('an export', () => {
  it.each(['candidate', 'reviewer', 'coach', 'administrator'] as const)(
    'is requested and downloaded by a %s',
    async (role) => {
      const { person, agent, path } = await anExport(role);
      const ready = (await agent.get('/v1/me/data').expect(200)).body.export;
      expect(ready).toMatchObject({ state: 'ready', expiresAt: '2026-03-09T15:00:00.000Z' });
      const answer = await agent.get(path).buffer(true).parse(asBytes).expect(200);
      const bytes = answer.body as Buffer;
      expect(answer.headers['content-disposition']).toContain('laurel-2026-03-02.zip');
      expect([bytes.length, sha256Hex(bytes)]).toEqual([ready.size, ready.sha256]);
      expect(Buffer.from(unzipSync(bytes)['identity.json']!).toString()).toContain(person.email);
    },
  );

  it('is downloaded by nobody else, not by an administrator either', async () => {
    const { path } = await anExport();
    const other = await api.as(await aPerson(api));
    const administrator = await api.as(await aPerson(api, { roles: ['administrator'] }));
    for (const agent of [other, administrator])
      expect((await agent.get(path).expect(404)).body).toMatchObject({ code: 'export.not-found' });
    await api.anonymous().get(path).expect(401);
  });

  it('is made once at a time, and once a day', async () => {
    const agent = await api.as(await aPerson(api));
    const request = () => agent.post('/v1/me/data/exports');
    const first = (await request().expect(202)).body as { id: string };
    expect((await request().expect(409)).body).toMatchObject({ code: 'export.in-progress' });
    await api.get(MakeExport).run({ exportId: first.id });
    expect((await request().expect(409)).body).toMatchObject({ code: 'export.recent' });
    api.clock.advance({ days: 1 });
    await request().expect(202);
  });

  it('cannot be downloaded once its days are over', async () => {
    const { agent, path } = await anExport();
    api.clock.advance({ days: 7 });
    await agent.get(path).expect(404);
  });
});
