import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FingerprintSubmission, SaveText, SealSubmission } from '#submissions';
import {
  aFile,
  aPerson,
  aPilot,
  aReviewer,
  asCandidate,
  aSubmission,
  completed,
  type OpenPilot,
  samplePdf,
  type TheirSubmission,
} from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

let api: Api;
let pilot: OpenPilot;
let administrator: Awaited<ReturnType<Api['as']>>;
beforeAll(async () => {
  api = await startApi();
  pilot = await aPilot(api).withSeats(100).open();
  administrator = await api.as(await aPerson(api, { name: 'Pat Office', roles: ['administrator'] }));
});
afterAll(() => api.stop());

let made = 0;
const words = (name: string, count: number) => Array.from({ length: count }, (_, at) => `${name}${at}`).join(' ');

/** Seals work with this narrative and this file, and compares it with the work of others. */
async function sealedWith(name: string, narrative: string, page: string): Promise<TheirSubmission> {
  const draft = await aSubmission(api, { person: await aPerson(api, { name }), pilot }).draft();
  const write = { actor: asCandidate(draft.candidateId), submissionId: draft.id, revision: 0 };
  await api.get(SaveText).run({ ...write, kind: 'responsive_narrative', text: narrative });
  await api.get(SaveText).run({ ...write, kind: 'reflection_plan', text: words(`plan${(made += 1)}n`, 300) });
  await aFile(api, draft, 'document_profile', { name: `${name}.pdf`, content: samplePdf(page) });
  await completed(api, draft);
  await api.get(SealSubmission).run({ actor: write.actor, submissionId: draft.id });
  await api.get(FingerprintSubmission).run({ submissionId: draft.id });
  return draft;
}

/** Two candidates with one narrative and one file. */
async function twins() {
  const [text, page] = [words(`text${(made += 1)}n`, 300), `Page ${made}`];
  const first = await sealedWith('Zenobia Marrowby', text, page);
  api.clock.advance({ minutes: 1 });
  return { first, second: await sealedWith('Ambrose Tellwright', `Foreword. ${text}`, page), text };
}

describe('similar work', () => {
  it('is listed for administrators with both places, and closed with a note', async () => {
    const { first, second, text } = await twins();
    const list = `/v1/duplicates?submissionId=${second.id}`;
    const { body } = await administrator.get(list).expect(200);
    expect(body.items).toHaveLength(2);
    const found = body.items.find(({ kind }: { kind: string }) => kind === 'same-text');
    const excerpt = expect.stringContaining(text.slice(0, 100));
    expect(found).toMatchObject({
      state: 'open',
      percent: 100,
      samePerson: false,
      note: '',
      closedBy: null,
      places: [
        {
          submissionId: first.id,
          candidate: { id: first.candidateId, name: 'Zenobia Marrowby' },
          artifact: 'responsive_narrative',
          artifactTitle: expect.any(String),
          attempt: 1,
          fileName: null,
          excerpt,
        },
        { submissionId: second.id, candidate: { name: 'Ambrose Tellwright' }, excerpt },
      ],
    });
    const files = await administrator.get(`${list}&kind=same-file`).expect(200);
    expect(files.body.items).toMatchObject([
      { places: [{ fileName: 'Zenobia Marrowby.pdf', filePosition: 1 }, { fileName: 'Ambrose Tellwright.pdf' }] },
    ]);

    const close = () => administrator.post(`/v1/duplicates/${found.id}/close`).send({ note: 'Written together.' });
    await close().expect(204);
    expect((await close().expect(409)).body).toMatchObject({ code: 'duplicate.transition' });
    expect((await administrator.get(list).expect(200)).body.items).toHaveLength(1);
    const closed = await administrator.get(`${list}&state=closed`).expect(200);
    expect(closed.body.items).toMatchObject([
      { id: found.id, note: 'Written together.', closedBy: { name: 'Pat Office' } },
    ]);
  });

  it('is shown to nobody else, and neither candidate learns of it', async () => {
    const { first, second } = await twins();
    const { body } = await administrator.get(`/v1/duplicates?submissionId=${first.id}`).expect(200);
    const others = [
      await api.as({ id: first.candidateId }),
      await api.as({ id: second.candidateId }),
      await api.as(await aReviewer(api)),
      await api.as(await aPerson(api, { roles: ['coach'] })),
    ];
    for (const client of others) {
      await client.get('/v1/duplicates').expect(403);
      await client.post(`/v1/duplicates/${body.items[0].id}/close`).send({ note: 'Mine.' }).expect(403);
    }
    await api.anonymous().get('/v1/duplicates').expect(401);
    const own = await others[0]!.get(`/v1/submissions/${first.id}`).expect(200);
    expect(JSON.stringify(own.body)).not.toMatch(/Tellwright|duplicate|similar/i);
    const receipt = await others[0]!.get(`/v1/submissions/${first.id}/receipt`).expect(200);
    expect(JSON.stringify(receipt.body)).not.toMatch(/Tellwright|duplicate|similar/i);
  });

  it('is hidden from an administrator who reviews one of the two, until both reviews are locked', async () => {
    const { first, second } = await twins();
    const reviewers = [await aPerson(api, { roles: ['reviewer', 'administrator'] }), await aReviewer(api)] as const;
    const { body: assigned } = await administrator
      .post(`/v1/submissions/${second.id}/reviews`)
      .send({ reviewerIds: reviewers.map(({ id }) => id) })
      .expect(201);
    const { body } = await administrator.get(`/v1/duplicates?submissionId=${first.id}`).expect(200);
    expect(body.items).toHaveLength(2);
    const both = await api.as(reviewers[0]);
    expect((await both.get(`/v1/duplicates?submissionId=${first.id}`).expect(200)).body.items).toEqual([]);
    const all = await both.get('/v1/duplicates?limit=200').expect(200);
    expect(JSON.stringify(all.body)).not.toContain(second.id);
    await both.post(`/v1/duplicates/${body.items[0].id}/close`).send({ note: 'Fine.' }).expect(404);

    const own = assigned.items.find(({ reviewer }: { reviewer: { id: string } }) => reviewer.id === reviewers[0].id);
    await both.post(`/v1/reviews/${own.id}/give-back`).send({ reason: 'No time', conflict: false }).expect(204);
    expect((await both.get(`/v1/duplicates?submissionId=${first.id}`).expect(200)).body.items).toHaveLength(2);
  });

  it('is paged, the latest first', async () => {
    const pairs = [await twins(), await twins(), await twins()];
    const seen: { id: string; foundAt: string }[] = [];
    let cursor = '';
    do {
      const { body } = await administrator.get(`/v1/duplicates?limit=2${cursor}`).expect(200);
      seen.push(...body.items);
      cursor = body.nextCursor === null ? '' : `&cursor=${encodeURIComponent(body.nextCursor)}`;
    } while (cursor !== '');
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(2 * pairs.length);
    const times = seen.map(({ foundAt }) => Date.parse(foundAt));
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it('points at each fault', async () => {
    const { body } = await administrator.post(`/v1/duplicates/${randomUUID()}/close`).send({ note: ' ' }).expect(422);
    expect(body.errors).toMatchObject([{ pointer: '/note' }]);
    const missing = await administrator
      .post(`/v1/duplicates/${randomUUID()}/close`)
      .send({ note: 'Fine.' })
      .expect(404);
    expect(missing.body.code).toBe('duplicate.not-found');
    await administrator.get('/v1/duplicates?state=gone').expect(422);
  });
});
