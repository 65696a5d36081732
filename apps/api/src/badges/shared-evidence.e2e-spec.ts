import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Award, RevokeAward, ReinstateAward, SuspendAward } from '#badges';
import { EventRecord } from '#database';
import type { Person } from '#identity';
import { anAward, aPerson, aPilot, type OpenPilot } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';

interface EvidenceList {
  items: { item: string; title: string; share: { url: string; sharedAt: string } | null }[];
}

describe('the evidence of a badge', () => {
  let api: Api;
  let pilot: OpenPilot;
  let holder: Person;
  let award: Award;
  beforeAll(async () => {
    api = await startApi();
    pilot = await aPilot(api, { requirements: [] }).open();
    holder = await aPerson(api, { name: 'Pat <Rivera>' });
    award = await anAward(api, { person: holder, pilot }).withEvidence();
  });
  afterAll(() => api.stop());

  const aBrowser = 'text/html,application/xhtml+xml,*/*;q=0.8';
  const list = async (method: 'get' | 'put' | 'delete', item?: string, of = award, person = holder) => {
    const client = await api.as(person);
    const path = `/v1/me/awards/${of.id}/evidence${item === undefined ? '' : `/${item}/share`}`;
    return (await client[method](path).expect(200)).body as EvidenceList;
  };
  const linkIn = ({ items }: EvidenceList, wanted: string): string =>
    new URL(items.find(({ item }) => item === wanted)!.share!.url).pathname;
  const share = async (item: string, of = award, person = holder) => linkIn(await list('put', item, of, person), item);
  const read = (address: string) => api.anonymous().get(address).set('Accept', aBrowser);

  it('is private until its holder shares it', async () => {
    const { items } = await list('get');
    expect(items.map(({ item, share: shared }) => [item, shared])).toEqual(
      ['responsive_narrative', 'document_profile', 'portfolio_analysis', 'reflection_plan', 'results'].map((item) => [
        item,
        null,
      ]),
    );
    expect((await read(`/badges/${award.id}/shared/${'A'.repeat(22)}`).expect(404)).body).toMatchObject({
      detail: 'Nothing is shared at this link. It may be incomplete: ask the badge’s holder for the full link.',
    });
    await read(`/badges/${award.id}/shared/short`).expect(422);
  });

  it('when shared, is a page for anyone with the link: the full text, also as a download, and no other item', async () => {
    const address = await share('responsive_narrative');
    const { text, headers } = await read(address).expect(200);
    expect(headers).toMatchObject({
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    expect(text).toContain('Pat &lt;Rivera&gt;');
    expect(text).toContain('word0 word1');
    expect(text).not.toContain('Level</th>');
    expect(text).not.toContain('/files/');
    const download = await api.anonymous().get(`${address}/text`).expect(200);
    expect(download.text).toContain('word0 word1');
    expect(download.headers).toMatchObject({
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringMatching(/^attachment/),
    });
    expect((await api.anonymous().get(`${address}/text`).set('Range', 'bytes=0-4').expect(206)).text).toBe('word0');
  });

  it('in files is downloads with the names that reviewers saw, without files of other artifacts', async () => {
    const address = await share('document_profile');
    const { text } = await read(address).expect(200);
    const [, link] = /href="([^"]+\/files\/[^"]+)"/.exec(text)!;
    expect(text).toContain('The agenda of a meeting');
    expect(text).not.toContain('data meeting.pdf');
    const file = await api
      .anonymous()
      .get(new URL(link!, `http://localhost${address}`).pathname)
      .expect(200);
    expect(file.headers).toMatchObject({
      'content-security-policy': "sandbox; default-src 'none'",
      'content-disposition': expect.stringContaining('document-profile-1.pdf'),
    });
    const fileId = link!.split('/').at(-1)!;
    await api
      .anonymous()
      .get(`${await share('responsive_narrative')}/files/${fileId}`)
      .expect(404);
    await api.anonymous().get(`${address}/text`).expect(404);
  });

  it('in results is the level of each detail, without reviewers’ words', async () => {
    const { text } = await read(await share('results')).expect(200);
    expect(text).toContain('<td>Demonstrated</td>');
    expect(text).not.toContain('Continue with');
  });

  it('keeps its link when shared again, also by many requests at once', async () => {
    const links = await Promise.all([1, 2, 3, 4].map(() => share('portfolio_analysis')));
    expect(new Set(links).size).toBe(1);
    expect(linkIn(await list('get'), 'portfolio_analysis')).toBe(links[0]);
  });

  it('is gone after it is withdrawn: a page says so, machines get a problem, and sharing again makes a new link', async () => {
    const first = await share('reflection_plan');
    expect(
      (await list('delete', 'reflection_plan')).items.find(({ item }) => item === 'reflection_plan'),
    ).toMatchObject({ share: null });
    expect((await read(first).expect(410)).text).toContain('No longer shared');
    expect((await api.anonymous().get(first).set('Accept', 'application/json').expect(410)).body).toMatchObject({
      code: 'shared-evidence.withdrawn',
    });
    await api.anonymous().get(`${first}/text`).expect(410);
    const second = await share('reflection_plan');
    expect(second).not.toBe(first);
    await read(second).expect(200);
    await read(first).expect(410);
  });

  it('says when the badge is suspended, and is gone while the badge is revoked', async () => {
    const own = await anAward(api, {
      person: holder,
      pilot: await aPilot(api, { requirements: [] }).open(),
    }).withEvidence();
    const address = await share('results', own);
    const order = { actor: { id: 'an-administrator' }, awardId: own.id, reason: 'A doubt' };
    await api.get(SuspendAward).run(order);
    expect((await read(address).expect(200)).text).toContain('suspended');
    await api.get(RevokeAward).run(order);
    await read(address).expect(410);
    expect(
      (await (await api.as(holder)).put(`/v1/me/awards/${own.id}/evidence/document_profile/share`).expect(409)).body,
    ).toMatchObject({ code: 'evidence.badge-revoked' });
    await api.get(ReinstateAward).run(order);
    await read(address).expect(200);
  });

  it('can be shared by its holder only', async () => {
    const other = await api.as(await aPerson(api));
    await other.get(`/v1/me/awards/${award.id}/evidence`).expect(404);
    await other.put(`/v1/me/awards/${award.id}/evidence/results/share`).expect(404);
    await other.delete(`/v1/me/awards/${award.id}/evidence/results/share`).expect(404);
    await api.anonymous().put(`/v1/me/awards/${award.id}/evidence/results/share`).expect(401);
    await (await api.as(holder)).put(`/v1/me/awards/${award.id}/evidence/all/share`).expect(404);
  });

  it('leaves the issued bytes unchanged, and the audit trail says who shared what, without the link', async () => {
    const document = async () => (await api.anonymous().get(`/credentials/${award.credentialId}`)).text;
    const before = await document();
    const token = (await share('results')).split('/').at(-1)!;
    await list('delete', 'results');
    expect(await document()).toBe(before);
    const events = await api.dataSource.manager.find(EventRecord, {
      where: { subjectKind: 'award', subjectId: award.id },
      order: { id: 'ASC' },
    });
    expect(events.slice(-1)).toMatchObject([
      { type: 'award.evidence-withdrawn', actorId: holder.id, payload: { item: 'results', personId: holder.id } },
    ]);
    const [row] = await api.dataSource.query<object[]>(
      'SELECT * FROM evidence_share WHERE award_id = $1 AND item = $2 ORDER BY id DESC LIMIT 1',
      [award.id, 'results'],
    );
    expect(JSON.stringify([events, row])).not.toContain(token);
  });
});
