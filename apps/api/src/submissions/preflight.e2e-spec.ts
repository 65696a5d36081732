import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunPreflight } from '#submissions';
import { anEnrollment, aPerson, aSubmission } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const kind = 'responsive_narrative';

async function aDraftOfJane() {
  const jane = await aPerson(api, { name: 'Jane Doe', school: 'Sample Elementary School' });
  const enrollment = await anEnrollment(api, { person: jane }).active();
  const { id } = await aSubmission(api, { enrollment }).draft();
  const candidate = await api.as(jane);
  const path = `/v1/submissions/${id}`;
  const write = (text: string, revision: number) =>
    candidate.put(`${path}/artifacts/${kind}/text`).set('If-Match', `"${revision}"`).send({ text }).expect(200);
  const check = async () => {
    await api.get(RunPreflight).run({ submissionId: id });
    const { body } = await candidate.get(`${path}/preflight`).expect(200);
    return body as { checked: boolean; items: { id: string; matched: string; keptReason: string | null }[] };
  };
  return { id, jane, candidate, path, write, check };
}

describe('names in a draft', () => {
  it('are listed with their places, and are replaced or kept with a reason', async () => {
    const { candidate, path, write, check } = await aDraftOfJane();
    await write('We at Sample Elementary met Jane Doe there.', 0);
    expect((await candidate.get(`${path}/preflight`).expect(200)).body).toEqual({ checked: false, items: [] });
    const { checked, items } = await check();
    expect(checked).toBe(true);
    expect(items).toMatchObject([
      {
        kind: 'mark',
        place: 'text',
        mark: 'school',
        artifact: kind,
        start: 6,
        end: 23,
        before: 'We at ',
        matched: 'Sample Elementary',
        after: ' met Jane Doe there.',
        replacement: '[my school]',
        keptReason: null,
      },
      { mark: 'name', matched: 'Jane Doe' },
    ]);
    const [school, name] = items;
    const { body: missing } = await candidate.get(path).expect(200);
    expect(missing.missingParts).toContainEqual(
      expect.objectContaining({ part: 'preflight', artifact: kind, have: 2 }),
    );

    const { body: replaced } = await candidate.post(`${path}/preflight/${school!.id}/replace`).send({}).expect(200);
    expect(replaced).toMatchObject({ checked: true, items: [{ id: name!.id }] });
    const { body: text } = await candidate.get(`${path}/artifacts/${kind}/text`).expect(200);
    expect(text).toMatchObject({ text: 'We at [my school] met Jane Doe there.', revision: 2 });

    const keep = `${path}/preflight/${name!.id}/keep`;
    const { body: refused } = await candidate.post(keep).send({ reason: 'no' }).expect(422);
    expect(refused).toMatchObject({ code: 'finding.no-reason', errors: [{ pointer: '/reason' }] });
    const { body: kept } = await candidate.post(keep).send({ reason: 'It is another Jane Doe.' }).expect(200);
    expect(kept.items).toMatchObject([{ keptReason: 'It is another Jane Doe.' }]);
  });

  it('are replaced and kept at all places alike in one request', async () => {
    const { candidate, path, write, check } = await aDraftOfJane();
    await write('Sample Elementary. Jane Doe of Sample Elem. Jane Doe.', 0);
    const { items } = await check();
    expect(items).toMatchObject([
      { alike: { replace: 1, keep: 0 } },
      { alike: { replace: 1, keep: 1 } },
      { alike: { replace: 1, keep: 0 } },
      { alike: { replace: 1, keep: 1 } },
    ]);
    const [school, name] = items;
    await candidate.post(`${path}/preflight/${school!.id}/replace`).send({ alike: true }).expect(200);
    const { body: text } = await candidate.get(`${path}/artifacts/${kind}/text`).expect(200);
    expect(text).toMatchObject({ text: '[my school]. Jane Doe of [my school]. Jane Doe.', revision: 3 });
    const { body } = await candidate
      .post(`${path}/preflight/${name!.id}/keep`)
      .send({ reason: 'It is another Jane Doe.', alike: true })
      .expect(200);
    const stays = { matched: 'Jane Doe', keptReason: 'It is another Jane Doe.', alike: { replace: 0, keep: 0 } };
    expect(body.items).toMatchObject([stays, stays]);
  });

  it('are shown to the candidate alone, and what stays to administrators', async () => {
    const { id, path, candidate, write, check } = await aDraftOfJane();
    await write('Jane Doe', 0);
    const { items } = await check();
    await candidate.post(`${path}/preflight/${items[0]!.id}/keep`).send({ reason: 'It is an author.' }).expect(200);

    const other = await api.as(await aPerson(api));
    await other.get(`/v1/submissions/${id}/preflight`).expect(404);
    await other.post(`${path}/preflight/${items[0]!.id}/keep`).send({ reason: 'It is an author.' }).expect(404);
    await other.post(`${path}/preflight/${items[0]!.id}/replace`).send({}).expect(404);
    for (const role of ['reviewer', 'coach', 'administrator'] as const) {
      const client = await api.as(await aPerson(api, { roles: [role] }));
      await client.get(`${path}/preflight`).expect(403);
      await client.post(`${path}/preflight/${items[0]!.id}/keep`).send({ reason: 'It is an author.' }).expect(403);
      await client.post(`${path}/preflight/${items[0]!.id}/replace`).send({}).expect(403);
      const { body } = await client.get(`${path}/preflight/kept`).expect(role === 'administrator' ? 200 : 403);
      if (role === 'administrator') expect(body.items).toMatchObject([{ keptReason: 'It is an author.' }]);
    }
    await candidate.get(`${path}/preflight/kept`).expect(403);
  });
});
