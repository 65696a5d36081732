import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import {
  type Award,
  type CredentialDocument,
  type DidDocument,
  isGenuine,
  Issuers,
  type PublicJwk,
  RotateSigningKey,
  sign,
  type Signed,
  SigningKeys,
  SuspendAward,
} from '#badges';
import { Transcripts } from '#career';
import { anAward, aPerson, aPilot, inProgram, type Laurel, type OpenPilot, theIssuer } from '#testing';
import { Network } from '#verification';
import { nowhere } from '../../test/loopback-network.js';
import { openBadges2Faults } from '../../test/open-badges-2-rules.js';
import { type Api, startApi } from '../../test/start-api.js';
import { accepted, aVerifier, sentence } from '../../test/verifying.js';

type Badge = Signed<CredentialDocument>;

/** In a network where nobody answers: Laurel verifies the badges of all its programs without any request. */
const publicUrl = 'https://laurel.invalid';
const firstDid = 'did:web:laurel.invalid:issuer';
const senDid = 'did:web:laurel.invalid:programs:sen';

let api: Api;
let sen: Laurel;
let verifier: ReturnType<typeof aVerifier>;
let pilot: OpenPilot;
let first: Award;
let theirs: Award;
beforeAll(async () => {
  api = await startApi({ configuration: { publicUrl }, replace: [[Network, nowhere]] });
  sen = await inProgram(api as Laurel, 'SEN');
  verifier = aVerifier(api);
  pilot = await aPilot(sen, { requirements: [] }).open();
  first = await anAward(api).issued();
  theirs = await anAward(sen, { pilot, person: await aPerson(sen, { name: 'Kim Reyes' }) }).issued();
});
afterAll(() => api.stop());

const bytesAt = async (address: string): Promise<string> => {
  const { pathname } = new URL(address, publicUrl);
  return String((await api.anonymous().get(pathname).responseType('blob').expect(200)).body);
};
const at = async <Document>(address: string) => JSON.parse(await bytesAt(address)) as Document;
const badgeOf = ({ id }: Pick<Award, 'id'>) => at<Badge>(`/badges/${id}`);
const didDocumentAt = (place: string) => at<DidDocument>(`/${place}/did.json`);
const isFrom = async (place: string, document: object) =>
  isGenuine(document, { didDocument: await didDocumentAt(place), at: api.clock.now() });

describe('the badges of two programs', () => {
  it('name an issuer each, and only that issuer’s did.json verifies them', async () => {
    const [ours, badge] = [await badgeOf(first), await badgeOf(theirs)];
    expect([ours.issuer.id, badge.issuer.id]).toEqual([firstDid, senDid]);
    expect(badge.issuer).toEqual(badge.credentialSubject.achievement.creator);
    expect(badge.issuer).toMatchObject({ name: 'Test program SEN', url: `${publicUrl}/programs/sen` });
    expect((await didDocumentAt('programs/sen')).id).toBe(senDid);
    expect([await isFrom('issuer', ours), await isFrom('programs/sen', ours)]).toEqual([true, false]);
    expect([await isFrom('issuer', badge), await isFrom('programs/sen', badge)]).toEqual([false, true]);
  });

  it('are signed with a key each as JWTs too', async () => {
    for (const [award, place, did, other] of [
      [first, 'issuer', firstDid, 'programs/sen'],
      [theirs, 'programs/sen', senDid, 'issuer'],
    ] as const) {
      const jwt = await bytesAt(`/badges/${award.id}/credential.jwt`);
      const { kid } = decodeProtectedHeader(jwt);
      expect(kid!.startsWith(`${publicUrl}/${place}/keys/`)).toBe(true);
      const verifiedBy = async (jwks: string) =>
        jwtVerify(jwt, createLocalJWKSet(await at<{ keys: PublicJwk[] }>(jwks)), {
          issuer: did,
          currentDate: api.clock.now(),
        });
      await expect(verifiedBy(`/${place}/jwks.json`)).resolves.toBeDefined();
      await expect(verifiedBy(`/${other}/jwks.json`)).rejects.toThrow();
      expect(await at<PublicJwk>(kid!)).toMatchObject({ kid });
      await api
        .anonymous()
        .get(`/${other}/keys/${kid!.split('/').at(-1)!}`)
        .expect(404);
      expect(await verifier.verified({ document: jwt })).toEqual(accepted);
    }
  });

  it('are both accepted by /verify, with their holders; one that the wrong issuer signed is refused', async () => {
    for (const award of [first, theirs])
      expect(await verifier.verified({ url: `${publicUrl}/badges/${award.id}` })).toEqual(accepted);
    const { proof: _, ...unsigned } = await badgeOf(theirs);
    expect((await verifier.verifiedDocument(await badgeOf(theirs))).badge.holder.name).toBe('Kim Reyes');
    const { pair } = await api.get(SigningKeys).inUse(await theIssuer(api));
    const forged = await verifier.verifiedDocument(await sign(unsigned, pair, api.clock.now()));
    expect(forged.verdict).toBe('refused');
    expect(sentence(forged, 'issuer')).toBe('The key that the proof names does not belong to the issuer.');
    expect(forged.badge.holder.name).toBeNull();
  });

  it('have status lists apart, each signed by its issuer', async () => {
    const lists = [await badgeOf(first), await badgeOf(theirs)].map(
      ({ credentialStatus }) => credentialStatus.statusListCredential,
    );
    expect(new Set(lists).size).toBe(2);
    const [ours, list] = [await bytesAt(lists[0]!), await at<{ issuer: string }>(lists[1]!)];
    expect(list.issuer).toBe(senDid);
    expect([await isFrom('issuer', list), await isFrom('programs/sen', list)]).toEqual([false, true]);
    const another = await anAward(sen, { pilot }).issued();
    await api.get(SuspendAward).run({ actor: { id: 'an-administrator' }, awardId: another.id, reason: 'For the test' });
    const refused = await verifier.verified({ url: `${publicUrl}/badges/${another.id}` });
    expect(sentence(refused, 'status')).toContain('The issuer suspended it');
    expect(await bytesAt(lists[0]!)).toBe(ours);
  });

  it('are in Open Badges 2.0 of an issuer each', async () => {
    const assertion = await at<{ badge: string }>(`/ob2/assertions/${theirs.credentialId}`);
    const badgeClass = await at<{ issuer: string }>(assertion.badge);
    expect(badgeClass.issuer).toBe(`${publicUrl}/ob2/programs/sen`);
    const issuer = await at<{ name: string }>(badgeClass.issuer);
    for (const one of [assertion, badgeClass, issuer]) expect(openBadges2Faults(one)).toEqual([]);
    expect(issuer.name).toBe('Test program SEN');
  });

  it('have pages that name their issuer', async () => {
    const page = await api.anonymous().get(`/badges/${theirs.id}`).set('Accept', 'text/html').expect(200);
    expect(page.text).toContain('Laurel: micro-credentials of <bdi>Test program SEN</bdi>');
    expect(page.text).not.toContain('Missouri Leadership');
  });

  it('are in transcripts that the issuer of the person’s program signs', async () => {
    const transcript = JSON.parse(await api.get(Transcripts).json(theirs.personId)) as { issuer: { id: string } };
    expect(transcript.issuer.id).toBe(senDid);
    expect(await isFrom('programs/sen', transcript)).toBe(true);
  });

  it('after a rotation of one program’s keys: its old badges verify, and the other’s keys are the same bytes', async () => {
    const [before, ours] = [await badgeOf(theirs), await bytesAt('/issuer/did.json')];
    await api.get(RotateSigningKey).run({ programId: sen.programId!, actor: null });
    const after = await badgeOf(await anAward(sen, { pilot }).issued());
    expect(after.proof[0].verificationMethod).not.toBe(before.proof[0].verificationMethod);
    expect([await isFrom('programs/sen', before), await isFrom('programs/sen', after)]).toEqual([true, true]);
    expect(await bytesAt('/issuer/did.json')).toBe(ours);
    const { items } = await at<{ items: { id: string; algorithm: string }[] }>('/programs/sen/keys');
    expect(items.map(({ algorithm }) => algorithm).sort()).toEqual(['Ed25519', 'Ed25519', 'RS256', 'RS256']);
  });

  it('have issuers at one address each: the first is not below /programs', async () => {
    for (const code of ['mlds', 'nobody']) await api.anonymous().get(`/programs/${code}/did.json`).expect(404);
    await api.anonymous().get('/programs/SEN/did.json').expect(422);
  });
});

describe('the issuer of a program', () => {
  const address = '/v1/program/issuer';
  const administrator = async (within: Laurel) =>
    api.as(await aPerson(within, { roles: ['administrator'], secondFactor: true }));

  it('is changed by administrators of that program alone; issued badges keep their words', async () => {
    const issued = await bytesAt(`/badges/${theirs.id}`);
    const client = await administrator(sen);
    const changes = { name: 'Special Education Network', description: 'Leads special education.' };
    const { body, headers } = await client.patch(address).set('If-Match', '"0"').send(changes).expect(200);
    expect(body).toMatchObject({ did: senDid, ...changes, revision: 1, defaults: { name: 'Test program SEN' } });
    expect(headers.etag).toBe('"1"');
    await client.patch(address).set('If-Match', '"0"').send(changes).expect(412);
    await client.patch(address).send(changes).expect(428);

    expect(await bytesAt(`/badges/${theirs.id}`)).toBe(issued);
    const later = await badgeOf(await anAward(sen, { pilot }).issued());
    expect(later.issuer).toMatchObject({ id: senDid, name: changes.name });
    expect(await verifier.verifiedDocument(later)).toEqual(accepted);
    expect(await at(`/programs/sen`)).toMatchObject(changes);
    expect((await api.get(Issuers).first()).name).toBe('Missouri Leadership Development System');
  });

  it('can be read by everyone, of the program that they name', async () => {
    const ofFirst = await api.anonymous().get(address).expect(200);
    expect(ofFirst.body).toMatchObject({ did: firstDid, url: publicUrl, email: 'laurel@example.org' });
    const { body } = await api.anonymous().get(`${address}?program=SEN`).expect(200);
    expect(body).toMatchObject({ did: senDid, name: 'Special Education Network' });
  });

  it.each([
    [{ url: 'http://sen.example.org' }, '/url'],
    [{ email: 'nobody' }, '/email'],
    [{ name: '\u200b' }, '/name'],
    [{}, ''],
    [{ did: 'did:web:example.org' }, ''],
  ])('refuses %j, with the place of the fault', async (changes, pointer) => {
    const { body } = await (await administrator(sen)).patch(address).set('If-Match', '"1"').send(changes).expect(422);
    expect(body.errors).toContainEqual(expect.objectContaining({ pointer }));
  });

  it('cannot be changed by anyone else', async () => {
    await api.anonymous().patch(address).set('If-Match', '"1"').send({ name: 'X' }).expect(401);
    const client = await api.as(await aPerson(sen, { roles: ['candidate', 'reviewer', 'coach'] }));
    await client.patch(address).set('If-Match', '"1"').send({ name: 'X' }).expect(403);
  });
});
