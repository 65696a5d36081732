import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ArtifactStore, openStore } from '#storage';
import { aSubmission, startS3, type TheirSubmission } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

describe('while the store is down', () => {
  let api: Api;
  let draft: TheirSubmission;
  beforeAll(async () => {
    const s3 = await startS3();
    const store = await openStore(s3.storeUrl);
    await s3.stop();
    api = await startApi({ replace: [[ArtifactStore, store]] });
    draft = await aSubmission(api).draft();
  });
  afterAll(() => api.stop());

  it('an upload is told to come again, and takes no place in the artifact', async () => {
    const candidate = await api.as({ id: draft.candidateId });
    for (let upload = 0; upload < 4; upload++) {
      const { status, headers, body } = await candidate
        .post(`/v1/submissions/${draft.id}/artifacts/document_profile/files`)
        .attach('file', Buffer.from('%PDF-1.7'), 'Minutes.pdf');
      expect([status, body.code]).toEqual([503, 'server.unavailable']);
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    }
    const { body } = await candidate.get(`/v1/submissions/${draft.id}`).expect(200);
    const artifacts = body.artifacts as { kind: string; files: { items: unknown[] } | null }[];
    expect(artifacts.find(({ kind }) => kind === 'document_profile')!.files!.items).toEqual([]);
  });

  it('pages are served, and the readiness says what does not respond', async () => {
    await api
      .anonymous()
      .get('/health/ready')
      .expect(200, { status: 'ok', degraded: ['store'] });
    await api.anonymous().get('/v1/micro-credentials').expect(200);
  });
});

describe('while one row is locked', () => {
  const blocked = async (api: Api) => {
    const draft = await aSubmission(api).draft();
    const candidate = await api.as({ id: draft.candidateId });
    const lock = api.dataSource.createQueryRunner();
    await lock.startTransaction();
    await lock.query('SELECT FROM submission WHERE id = $1 FOR UPDATE', [draft.id]);
    const save = () =>
      candidate
        .put(`/v1/submissions/${draft.id}/artifacts/responsive_narrative/text`)
        .set('If-Match', '"0"')
        .send({ text: 'We met twice a month.' });
    const free = async () => {
      await lock.rollbackTransaction();
      await lock.release();
    };
    return { candidate, save, free };
  };

  it('thirty saves that wait for it hold up nobody else', async () => {
    const api = await startApi({ configuration: { databasePoolSize: 8 } });
    const { candidate, save, free } = await blocked(api);
    let answered = 0;
    const saves = Array.from({ length: 30 }, async () => {
      const { status } = await save();
      answered += 1;
      return status;
    });
    await api.anonymous().get('/health/ready').expect(200);
    await candidate.get('/v1/session').expect(200);
    await api.anonymous().get('/v1/micro-credentials').expect(200);
    expect(answered).toBe(0);
    await free();
    expect(new Set(await Promise.all(saves))).toEqual(new Set([200, 412]));
    await api.stop();
  });

  it('a save that waits too long is told to come again', async () => {
    const api = await startApi({ work: 'requests' });
    const { save, free } = await blocked(api);
    const { status, headers, body } = await save();
    expect([status, body.code]).toEqual([503, 'server.unavailable']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    await free();
    await api.stop();
  }, 20_000);
});
