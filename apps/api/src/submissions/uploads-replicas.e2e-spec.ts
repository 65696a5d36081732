import { type ChildProcess, fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ScanFile } from '#submissions';
import { aSubmission, sessionCookieFor, startS3, type TestS3, type TheirSubmission } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';
import { TusSpeaker } from '../../test/tus.js';

const aPdf = (size = 900_000) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size - 9)]);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const about = (draft: TheirSubmission) => ({
  submissionId: draft.id,
  kind: 'document_profile',
  filename: 'plan.pdf',
  filetype: 'application/pdf',
});
const idIn = (path: string) => path.split('/').at(-1)!;

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const anotherReplica = () => startApi({ configuration: api.configuration });
const speakerFor = async (draft: TheirSubmission, at: number, from = api) =>
  new TusSpeaker(at, await sessionCookieFor(from, draft.candidateId));
const checked = async (path: string, from = api) => {
  await from.get(ScanFile).run({ fileId: idIn(path) });
  const [row] = await from.dataSource.query('SELECT state, size, sha256 FROM artifact_file WHERE id = $1', [
    idIn(path),
  ]);
  return row;
};
const arrivedOnDisk = async (path: string) =>
  (
    await stat(fileURLToPath(new URL(`.resumable/${idIn(path)}`, `${api.configuration.storeUrl}/`))).catch(() => ({
      size: 0,
    }))
  ).size;
const arriving = async (path: string, bytes: number) => {
  while ((await arrivedOnDisk(path)) < bytes) await pause(10);
};

describe('several replicas of the API', () => {
  let other: Api;
  let otherPort: number;
  beforeAll(async () => {
    other = await anotherReplica();
    otherPort = other.port;
  });
  afterAll(() => other.stop());

  it('never write one file at once: the second request waits, and continues where the first stopped', async () => {
    const draft = await aSubmission(api).draft();
    const content = aPdf();
    const [here, there] = [await speakerFor(draft, api.port), await speakerFor(draft, otherPort)];
    const path = await here.begin(content.length, about(draft));
    const silent = here.stalled(path, 0, content.length, content.subarray(0, 300_000));
    await arriving(path, 300_000);

    const second = await there.patch(path, 0, content);

    expect(second).toMatchObject({ status: 409, problem: { code: 'upload.offset' } });
    expect((await silent.answer).headers['upload-offset']).toBe('300000');
    silent.request.destroy();
    expect((await there.patch(path, 300_000, content.subarray(300_000))).status).toBe(204);
    expect(await checked(path)).toEqual({ state: 'clean', size: String(content.length), sha256: sha256(content) });
  });

  it('accept every byte once when eight connections send the same upload', async () => {
    const draft = await aSubmission(api).draft();
    const content = aPdf();
    const path = await (await speakerFor(draft, api.port)).begin(content.length, about(draft));
    let taken = 0;
    const send = async (at: number): Promise<void> => {
      const speaker = await speakerFor(draft, at);
      for (let offset = 0; offset < content.length; offset = await speaker.offset(path)) {
        const { status, headers } = await speaker.patch(path, offset, content.subarray(offset, offset + 150_000));
        expect([204, 409]).toContain(status);
        if (status === 204) taken += Number(headers['upload-offset']) - offset;
      }
    };

    await Promise.all(Array.from({ length: 8 }, (_, sender) => send(sender % 2 === 0 ? api.port : otherPort)));

    expect(taken).toBe(content.length);
    expect(await checked(path)).toEqual({ state: 'clean', size: String(content.length), sha256: sha256(content) });
    const events = await api.dataSource.query(`SELECT id FROM event WHERE type = 'file.uploaded' AND subject_id = $1`, [
      idIn(path),
    ]);
    expect(events).toHaveLength(1);
  });
});

describe('a restarted server', () => {
  it('that is stopped cleanly releases its uploads at once, and the next server continues them', async () => {
    const stopping = await anotherReplica();
    const draft = await aSubmission(api).draft();
    const content = aPdf();
    const [before, after] = [await speakerFor(draft, stopping.port), await speakerFor(draft, api.port)];
    const path = await before.begin(content.length, about(draft));
    const sending = before.stalled(path, 0, content.length, content.subarray(0, 300_000));
    await arriving(path, 300_000);

    const stopped = stopping.stop();

    expect((await sending.answer).headers['upload-offset']).toBe('300000');
    sending.request.destroy();
    await stopped;
    expect(await after.offset(path)).toBe(300_000);
    await after.patch(path, 300_000, content.subarray(300_000));
    expect(await checked(path)).toMatchObject({ state: 'clean', sha256: sha256(content) });
  });

  const running: ChildProcess[] = [];
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
  });
  /** The API as in production, in its own process. */
  const aProcess = async (): Promise<{ at: number; kill(): Promise<void> }> => {
    const at = await freePort();
    const { databaseUrl, storeUrl, secret, publicUrl } = api.configuration;
    const environment = {
      PATH: process.env.PATH,
      PORT: String(at),
      DATABASE_URL: databaseUrl,
      STORE_URL: storeUrl,
      SECRET: secret,
      PUBLIC_URL: publicUrl,
      LOG_LEVEL: 'silent',
    };
    const child = fork(fileURLToPath(new URL('../../../../dist/apps/api/src/main.js', import.meta.url)), {
      env: environment,
      execArgv: [],
      stdio: 'ignore',
    });
    running.push(child);
    while (
      !(await fetch(`http://127.0.0.1:${at}/health/live`).then(
        ({ ok }) => ok,
        () => false,
      ))
    )
      await pause(50);
    const kill = async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    };
    return { at, kill };
  };

  it('that was killed during an upload continues with the bytes that had arrived', async () => {
    const draft = await aSubmission(api).draft();
    const content = aPdf();
    const killed = await aProcess();
    const path = await (await speakerFor(draft, killed.at)).begin(content.length, about(draft));
    const sending = (await speakerFor(draft, killed.at)).stalled(path, 0, content.length, content.subarray(0, 400_000));
    sending.answer.catch(() => {});
    await arriving(path, 400_000);
    await killed.kill();

    const restarted = await aProcess();
    const speaker = await speakerFor(draft, restarted.at);

    expect(await speaker.offset(path)).toBe(400_000);
    expect((await speaker.patch(path, 400_000, content.subarray(400_000))).status).toBe(204);
    await restarted.kill();
    expect(await checked(path)).toEqual({ state: 'clean', size: String(content.length), sha256: sha256(content) });
  });
});

describe('on S3', () => {
  let s3: TestS3;
  let onS3: Api;
  let at: number;
  beforeAll(async () => {
    s3 = await startS3();
    onS3 = await startApi({ configuration: { storeUrl: s3.storeUrl } });
    at = onS3.port;
  });
  afterAll(async () => {
    await onS3.stop();
    await s3.stop();
  });

  it('an upload in pieces is complete, and has its hash after the scan', async () => {
    const draft = await aSubmission(onS3).draft();
    const content = aPdf();
    const speaker = await speakerFor(draft, at, onS3);
    const path = await speaker.begin(content.length, about(draft));
    for (const [from, to] of [
      [0, 200_000],
      [200_000, 650_000],
      [650_000, content.length],
    ] as const) {
      expect(await speaker.offset(path)).toBe(from);
      expect((await speaker.patch(path, from, content.subarray(from, to))).status).toBe(204);
    }
    const record = async () =>
      (
        await (
          await onS3.as({ id: draft.candidateId })
        )
          .get(`/v1/submissions/${draft.id}/files/${idIn(path)}`)
          .expect(200)
      ).body;
    expect(await record()).toMatchObject({ state: 'uploaded', size: content.length, sha256: null });

    expect(await checked(path, onS3)).toMatchObject({ state: 'clean', sha256: sha256(content) });
    expect(await record()).toMatchObject({ state: 'clean', sha256: sha256(content) });
  });

  it('an upload that the bucket has aborted is lost, and never a file', async () => {
    const draft = await aSubmission(onS3).draft();
    const content = aPdf();
    const speaker = await speakerFor(draft, at, onS3);
    const path = await speaker.begin(content.length, about(draft));
    await speaker.patch(path, 0, content.subarray(0, 200_000));
    await s3.abortUploads();

    expect((await speaker.head(path)).status).toBe(410);
    expect(await speaker.patch(path, 200_000, content.subarray(200_000))).toMatchObject({
      status: 410,
      problem: { code: 'upload.lost' },
    });

    const [row] = await onS3.dataSource.query('SELECT state FROM artifact_file WHERE id = $1', [idIn(path)]);
    expect(row).toEqual({ state: 'uploading' });
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
