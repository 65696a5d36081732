import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SealSubmission } from '#submissions';
import { aFile, aPerson, aReview, asCandidate, aSubmission, completed, type TheirSubmission } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const captions = Buffer.from(
  'WEBVTT by Marigold Featherstone\n\nNOTE Cedar Bluff\n\nmarigold-1\n00:01.000 --> 00:04.000\nGood morning.\n',
);

async function aRecordingIn(draft: TheirSubmission): Promise<string> {
  const { id } = await aFile(api, draft);
  await api.dataSource.query(`UPDATE artifact_file SET media_type = 'audio/wav' WHERE id = $1`, [id]);
  return id;
}

const clientOf = (id: string) => api.as({ id });
const at = (draft: TheirSubmission, fileId: string) => `/v1/submissions/${draft.id}/files/${fileId}/captions`;
const send = async (personId: string, path: string, content: Buffer) =>
  (await clientOf(personId)).put(path).set('Content-Type', 'application/octet-stream').send(content);

describe('captions', () => {
  it('are added, listed, replaced and removed by the candidate', async () => {
    const draft = await aSubmission(api).draft();
    const fileId = await aRecordingIn(draft);
    const client = await clientOf(draft.candidateId);
    expect((await send(draft.candidateId, at(draft, fileId), captions)).body).toMatchObject({ fileId, cues: 1 });
    expect((await send(draft.candidateId, at(draft, fileId), captions)).status).toBe(200);
    const list = () => client.get(`/v1/submissions/${draft.id}/captions`).expect(200);
    expect((await list()).body.items).toMatchObject([{ fileId, cues: 1 }]);
    await client.delete(at(draft, fileId)).expect(204);
    expect((await list()).body.items).toEqual([]);
    await client.delete(at(draft, fileId)).expect(404);
  });

  it('that cannot be read are refused with the line and the remedy', async () => {
    const draft = await aSubmission(api).draft();
    const path = at(draft, await aRecordingIn(draft));
    const refused = await send(draft.candidateId, path, Buffer.from('1\n00:00:01,000 --> soon\nHello\n'));
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ code: 'captions.unreadable', line: 2 });
    expect(refused.body.detail).toContain('Write it as 00:00:01.000 --> 00:00:04.000');
    expect((await send(draft.candidateId, path, Buffer.alloc(2 * 1024 * 1024 + 1))).status).toBe(413);
    expect((await (await clientOf(draft.candidateId)).put(path).send({})).status).toBe(415);
  });

  it('are changed by nobody else', async () => {
    const draft = await aSubmission(api).draft();
    const path = at(draft, await aRecordingIn(draft));
    const { candidateId: other } = await aSubmission(api).draft();
    expect((await send(other, path, captions)).status).toBe(404);
    const administrator = await aPerson(api, { roles: ['administrator'] });
    expect((await send(administrator.id, path, captions)).status).toBe(403);
    expect((await api.anonymous().put(path)).status).toBe(401);
  });

  it('reach the reviewer as cues alone, by a link that expires', async () => {
    const draft = await aSubmission(api).draft();
    const fileId = await aRecordingIn(draft);
    await send(draft.candidateId, at(draft, fileId), captions);
    const submission = await completed(api, draft);
    await api.get(SealSubmission).run({ actor: asCandidate(draft.candidateId), submissionId: submission.id });
    const review = await aReview(api, { submission }).accepted();
    const { body } = await (await clientOf(review.reviewerId)).get(`/v1/reviews/${review.id}`).expect(200);
    const files = body.artifacts.flatMap((artifact: { files: unknown[] }) => artifact.files);
    const { href } = files.find(({ id }: { id: string }) => id === fileId).captions;
    expect(files.filter(({ captions: given }: { captions: unknown }) => given !== null)).toHaveLength(1);
    const read = await api.anonymous().get(href).expect(200).expect('Content-Type', 'text/vtt; charset=utf-8');
    expect(read.text).toBe('WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nGood morning.\n');
    await api
      .anonymous()
      .get(href.replace(/signature=(.)/, (_: string, first: string) => `signature=${first === 'A' ? 'B' : 'A'}`))
      .expect(403);
    api.clock.advance({ minutes: 16 });
    await api.anonymous().get(href).expect(410);
  });
});
