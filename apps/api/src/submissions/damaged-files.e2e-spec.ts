import { Readable } from 'node:stream';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256Hex } from '#kernel';
import { ArtifactStore } from '#storage';
import { ArtifactFile, FileLinks, FilesCheck } from '#submissions';
import type { FileGuise } from '#submissions/vocabulary';
import { aSubmission, startS3, type TestS3, type TheirSubmission } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

describe.each(['a folder', 'S3'])('sealed files in %s that were altered behind Laurel’s back', (where) => {
  let api: Api;
  let s3: TestS3 | undefined;
  let submission: TheirSubmission;
  let file: ArtifactFile;
  let copyKey: string;
  let genuine: Buffer;
  beforeAll(async () => {
    s3 = where === 'S3' ? await startS3() : undefined;
    api = await startApi(s3 === undefined ? {} : { configuration: { storeUrl: s3.storeUrl } });
    submission = await aSubmission(api).sealed();
    const { manager } = api.dataSource;
    file = await manager.findOneByOrFail(ArtifactFile, { submissionId: submission.id });
    const [made] = await manager.query<[{ copyKey: string }]>(
      'SELECT copy_key AS "copyKey" FROM preparation WHERE id = $1',
      [file.storageKey],
    );
    copyKey = made.copyKey;
    genuine = (await open('own')).body as Buffer;
    expect(sha256Hex(genuine)).toBe(file.sha256);
  });
  afterAll(async () => {
    await api.stop();
    await s3?.stop();
  });

  const open = (guise: FileGuise, range?: string) => {
    const request = api.anonymous().get(api.get(FileLinks).to(file.id, guise).href).buffer(true).parse(asBytes);
    return range === undefined ? request : request.set('Range', range);
  };
  const problemOf = async (guise: FileGuise, range?: string) => {
    const { status, body } = await open(guise, range);
    return [status, (JSON.parse(String(body)) as { code: string }).code];
  };
  const write = (key: string, bytes: Buffer) =>
    api.get(ArtifactStore).write(key, Readable.from([bytes]), { maxBytes: 10_000_000 });
  const altered = (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === bytes.length - 3 ? byte ^ 1 : byte)));
  const systemPage = () => api.get(FilesCheck).check();

  it('are refused as damaged, whole and in part, and the System page names the submission', async () => {
    expect((await systemPage()).state).toBe('ok');
    await write(file.storageKey, altered(genuine));
    expect(await problemOf('own', 'bytes=0-3')).toEqual([409, 'file.damaged']);
    expect(await problemOf('own')).toEqual([409, 'file.damaged']);
    const [row] = await api.dataSource.query<{ number: number }[]>('SELECT number FROM submission WHERE id = $1', [
      submission.id,
    ]);
    const finding = await systemPage();
    expect(finding.state).toBe('failing');
    expect(finding.words).toContain(`1 file is damaged or missing in the store`);
    expect(finding.words).toContain(String(row!.number));
  });

  it('are not in the download of everything either', async () => {
    const candidate = await api.as({ id: submission.candidateId });
    const { status, body } = await candidate.get(`/v1/submissions/${submission.id}/submitted.zip`);
    expect([status, body.code]).toEqual([409, 'file.damaged']);
  });

  it('are opened again once the bytes are right, and the mark is gone', async () => {
    await write(file.storageKey, genuine);
    expect((await open('own', 'bytes=0-3').expect(206)).body).toEqual(genuine.subarray(0, 4));
    expect((await open('own').expect(200)).body).toEqual(genuine);
    expect((await systemPage()).state).toBe('ok');
  });

  it('with another length are refused', async () => {
    await write(file.storageKey, Buffer.concat([genuine, Buffer.from('more')]));
    expect(await problemOf('own')).toEqual([409, 'file.damaged']);
    await write(file.storageKey, genuine);
    await open('own').expect(200);
  });

  it('that are missing are told as damage, not as unknown', async () => {
    const copy = (await open('blind').expect(200)).body as Buffer;
    await api.get(ArtifactStore).remove(copyKey);
    expect(await problemOf('blind')).toEqual([409, 'file.damaged']);
    expect((await systemPage()).words).toContain('1 file is damaged or missing');
    await write(copyKey, copy);
    expect((await open('blind').expect(200)).body).toEqual(copy);
    expect((await systemPage()).state).toBe('ok');
  });

  it('never arrive whole, even when the store does not notice the change', async () => {
    await write(file.storageKey, altered(genuine));
    const { stamp } = (await api.get(ArtifactStore).stat(file.storageKey))!;
    await api.dataSource.query(
      'UPDATE content_check SET stamp = $2, damage = NULL, damaged_since = NULL WHERE storage_key = $1',
      [file.storageKey, stamp],
    );
    await expect(open('own')).rejects.toThrow(/aborted|socket hang up/);
    await write(file.storageKey, genuine);
  });
});

function asBytes(response: Response, done: (error: Error | null, body: unknown) => void): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
  response.on('error', (error: Error) => done(error, null));
}
