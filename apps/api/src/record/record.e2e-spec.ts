import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { canonicalJson } from '#kernel';
import { Checkpoints, isConsistent, isIncluded, KeepRecord, leafHash, readNote } from '#record';
import { aPerson, aPilot, anAward, aSubmission, type TheirSubmission } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

interface Proof {
  position: number;
  leaf: string;
  leafHash: string;
  size: number;
  path: string[];
  root: string;
  checkpoint: string;
}

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
const holds = ({ leaf, path, root, checkpoint, ...place }: Proof): boolean =>
  isIncluded({ ...place, leaf: leafHash(Buffer.from(leaf)), path: path.map(bytes) }, bytes(root)) &&
  bytes(root).equals(Buffer.from(readNote(checkpoint)!.root));

let api: Api;
let sealed: TheirSubmission;
beforeAll(async () => {
  api = await startApi({ providers: [KeepRecord] });
  sealed = await aSubmission(api).sealed();
});
afterAll(() => api.stop());

async function recorded(): Promise<void> {
  while ((await api.get(KeepRecord).sweep()) > 0);
  await api.get(Checkpoints).sign();
}
const latest = async () => readNote((await api.anonymous().get('/record/checkpoint').expect(200)).text)!;

describe('a signed receipt', () => {
  const receiptOf = async () => {
    const candidate = await api.as({ id: sealed.candidateId });
    return (await candidate.get(`/v1/submissions/${sealed.id}/receipt/signed`).expect(200)).body as {
      receipt: string;
      proof: Proof | null;
      opened: { salt: string; payload: { manifestSha256: string } } | null;
    };
  };

  it('has a signature that the published keys verify, and soon a place in the record, which holds the manifest’s hash', async () => {
    const before = await receiptOf();
    expect(before).toMatchObject({ proof: null, opened: null });
    const jwks = (await api.anonymous().get('/issuer/jwks.json').expect(200)).body as JSONWebKeySet;
    const { payload } = await jwtVerify(before.receipt, createLocalJWKSet(jwks), { typ: 'receipt+jwt' });
    expect(payload).toMatchObject({ submissionId: sealed.id, attempt: 1, onTime: true });

    await recorded();
    const { receipt, proof, opened } = await receiptOf();
    expect(receipt).toBe(before.receipt);
    expect(holds(proof!)).toBe(true);
    const digest = createHash('sha256')
      .update(bytes(opened!.salt))
      .update(canonicalJson(opened!.payload))
      .digest('hex');
    expect(JSON.parse(proof!.leaf)).toMatchObject({ type: 'submission.sealed', subjectId: sealed.id, payload: digest });
    expect(opened!.payload.manifestSha256).toBe(payload.manifestSha256);
  });

  it('is the candidate’s own', async () => {
    const path = `/v1/submissions/${sealed.id}/receipt/signed`;
    await (await api.as(await aPerson(api))).get(path).expect(404);
    for (const role of ['reviewer', 'administrator'] as const)
      await (await api.as(await aPerson(api, { roles: [role], secondFactor: true }))).get(path).expect(403);
    await api.anonymous().get(path).expect(401);
  });
});

describe('the public record', () => {
  it('shows that it only grew, from any checkpoint that somebody kept', async () => {
    await recorded();
    const kept = await latest();
    await aSubmission(api).sealed();
    await recorded();
    const now = await latest();
    expect(now.size).toBeGreaterThan(kept.size);
    const { body } = await api
      .anonymous()
      .get('/record/consistency')
      .query({ earlier: kept.size, later: now.size })
      .expect(200);
    expect(isConsistent(kept, now, (body.path as string[]).map(bytes))).toBe(true);
    expect(readNote((await api.anonymous().get(`/record/checkpoints/${kept.size}`).expect(200)).text)).toEqual(kept);
  });

  it('shows that a badge is in it, as soon as there is a checkpoint', async () => {
    const { id } = await anAward(api, { pilot: await aPilot(api, { requirements: [] }).open() }).issued();
    await api.anonymous().get(`/record/awards/${id}`).expect(404);
    await recorded();
    const { body } = await api.anonymous().get(`/record/awards/${id}`).expect(200);
    expect(holds(body as Proof)).toBe(true);
    expect(JSON.parse((body as Proof).leaf)).toMatchObject({ type: 'award.issued', subjectId: id });
  });

  it.each(['earlier=0&later=1', 'earlier=2&later=1', 'earlier=1&later=1000000', 'earlier=one&later=1', 'earlier=1'])(
    'refuses sizes that it never had: %s',
    async (sizes) => {
      await recorded();
      await api.anonymous().get(`/record/consistency?${sizes}`).expect(422);
    },
  );

  it('knows no checkpoint of another size', async () => {
    await api.anonymous().get('/record/checkpoints/1000000').expect(404);
    await api.anonymous().get('/record/checkpoints/all').expect(422);
  });
});
