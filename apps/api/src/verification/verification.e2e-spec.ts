import { generate } from '@digitalbazaar/ed25519-multikey';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { type Award, AwardQueries, bakePng, bakeSvg, type CredentialDocument, isGenuine, IssueCompositeAwards, LiftSuspension, ReinstateAward, RevokeAward, RotateSigningKey, sign, type Signed, SigningKeys, SuspendAward } from '#badges';
import { anAward, aPerson, aPilot, didKey, forgeries, type Forger, type OpenPilot, seededCatalogue } from '#testing';
import { Network, type Verification } from '#verification';
import { type LoopbackHttps, openLoopbackHttps } from '../../../standalone/src/demo/loopback-https.js';
import { type AnotherIssuer, openAnotherIssuer } from '../../test/another-issuer.js';
import { loopbackNetwork } from '../../test/loopback-network.js';
import { type Api, startApi } from '../../test/start-api.js';

type Badge = Signed<CredentialDocument>;

/** A place at which nothing answers: what Laurel says of its own badges it knows without asking. */
const publicUrl = 'https://laurel.example.org';

let https: LoopbackHttps;
let another: AnotherIssuer;
let api: Api;
let pilot: OpenPilot;
let asked = 0;
beforeAll(async () => {
  https = await openLoopbackHttps(new Date());
  api = await startApi({ configuration: { publicUrl }, replace: [[Network, loopbackNetwork(https)]] });
  another = await openAnotherIssuer(https, api.clock.now());
  pilot = await aPilot(api, { seats: 40, requirements: [] }).open();
});
afterAll(async () => {
  await https.stop();
  await api.stop();
});

/** Each from another address, for whoever asks often is asked to wait. */
const asking = (path = '') => api.anonymous().post(`/v1/verifications${path}`).set('X-Forwarded-For', `198.51.${(asked += 1) >> 8}.${asked & 255}`);
const verified = async (input: { url: string } | { document: string }) => (await asking().send(input).expect(200)).body as Verification;
const verifiedDocument = (document: object) => verified({ document: JSON.stringify(document) });
const verifiedFile = async (file: Buffer) => (await asking('/file').type('application/octet-stream').send(file).expect(200)).body as Verification;
const issued = () => anAward(api, { pilot }).issued();
const pageOf = ({ id }: Pick<Award, 'id'>) => `${publicUrl}/badges/${id}`;
const fileAt = async (path: string) => Buffer.from((await api.anonymous().get(path).responseType('blob').expect(200)).body as Buffer);
const badgeOf = async ({ id }: Pick<Award, 'id'>) => JSON.parse(String(await fileAt(`/badges/${id}`))) as Badge;
const change = (award: Award) => ({ awardId: award.id, actorId: 'an-administrator', reason: 'For the test' });
const sentence = ({ checks }: Verification, name: string, outcome = 'failed') => checks.find((one) => one.check === name && one.outcome === outcome)?.sentence;
const checkNames = ['proof', 'schema', 'issuer', 'status', 'validity'];
const accepted = expect.objectContaining({ verdict: 'accepted', checks: checkNames.map((check) => expect.objectContaining({ check, outcome: 'passed' })) });

describe('a badge of ours', () => {
  it('is accepted by its address, with what it says', async () => {
    const verification = await verified({ url: pageOf(await issued()) });
    expect(verification).toEqual(accepted);
    expect(verification.badge).toEqual({
      id: expect.stringContaining('/credentials/'),
      name: expect.any(String),
      description: expect.any(String),
      issuer: { id: 'did:web:laurel.example.org:issuer', name: 'Missouri Leadership Development System' },
      awarded: expect.stringContaining('2026-03-'),
      results: expect.arrayContaining([{ name: expect.any(String), level: expect.any(String) }]),
      evidenceCount: 4,
    });
  });

  it('is accepted as JSON, as a JWT, and as a picture, by file or address', async () => {
    const award = await issued();
    const here = `/badges/${award.id}`;
    const json = String(await fileAt(here));
    const jwt = String(await fileAt(`${here}/credential.jwt`));
    const [png, svg] = [await fileAt(`${here}/image.png`), await fileAt(`${here}/image.svg`)];
    for (const document of [json, jwt, String(svg), `\n${json}\n`]) expect(await verified({ document })).toEqual(accepted);
    for (const file of [png, svg, Buffer.from(json), Buffer.from(jwt), bakePng(png, jwt), Buffer.from(bakeSvg(String(svg), json))]) expect(await verifiedFile(file)).toEqual(accepted);
    for (const form of ['/credential.jwt', '/image.png', '/image.svg']) expect(await verified({ url: pageOf(award) + form })).toEqual(accepted);
    expect(await verified({ url: (JSON.parse(json) as Badge).id })).toEqual(accepted);
  });

  it('as a JWT is refused once a character of it was changed', async () => {
    const jwt = String(await fileAt(`/badges/${(await issued()).id}/credential.jwt`));
    const [header, claims, signature] = jwt.split('.') as [string, string, string];
    const renamed = Buffer.from(JSON.stringify({ ...(JSON.parse(String(Buffer.from(claims, 'base64url'))) as object), name: 'A better badge' })).toString('base64url');
    expect(sentence(await verified({ document: [header, renamed, signature].join('.') }), 'proof')).toContain('does not hold');
    const unsigned = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    expect((await verified({ document: `${unsigned}.${claims}.AAAA` })).verdict).toBe('refused');
  });

  it('that is suspended is refused until the suspension is lifted', async () => {
    const award = await issued();
    await api.get(SuspendAward).run(change(award));
    const suspended = await verified({ url: pageOf(award) });
    expect([suspended.verdict, sentence(suspended, 'status')]).toEqual(['refused', expect.stringContaining('suspended by its issuer')]);
    expect(sentence(suspended, 'proof', 'passed')).toContain('The signature holds');
    await api.get(LiftSuspension).run(change(award));
    expect(await verified({ url: pageOf(award) })).toEqual(accepted);
  });

  it('that is revoked is refused; reinstated it is accepted under a new credential, and the old one stays refused', async () => {
    const award = await issued();
    const old = await badgeOf(award);
    await api.get(RevokeAward).run(change(award));
    const revoked = await verified({ url: pageOf(award) });
    expect([revoked.verdict, sentence(revoked, 'status')]).toEqual(['refused', expect.stringContaining('revoked by its issuer')]);
    await api.get(ReinstateAward).run(change(award));
    expect(await verified({ url: pageOf(award) })).toEqual(accepted);
    expect(sentence(await verifiedDocument(old), 'status')).toContain('revoked by its issuer');
  });

  it('of a stack is accepted, and refused with a revoked part', async () => {
    const versions = Object.entries(await seededCatalogue(api)).flatMap(([code, version]) => (code.startsWith('INS-') ? [version] : []));
    const stackPilot = await aPilot(api, { versions, requirements: [] }).open();
    const person = await aPerson(api);
    const parts: Award[] = [];
    for (const { id: versionId } of versions) parts.push(await anAward(api, { pilot: stackPilot, person, versionId, acknowledgesWorkload: true }).issued());
    await api.get(IssueCompositeAwards).run({ personId: person.id });
    const [stack] = (await api.get(AwardQueries).page({ personId: person.id, microCredential: 'INS', limit: 1 })).items;
    expect(await verified({ url: pageOf(stack!) })).toEqual(accepted);
    await api.get(RevokeAward).run(change(parts[0]!));
    expect(sentence(await verified({ url: pageOf(stack!) }), 'status')).toContain('revoked');
  });

  it('that was signed before the key was rotated is accepted, as is one that the new key signed', async () => {
    const before = await issued();
    const jwt = String(await fileAt(`/badges/${before.id}/credential.jwt`));
    await api.get(RotateSigningKey).run({ actorId: 'an-administrator' });
    for (const award of [before, await issued()]) expect(await verified({ url: pageOf(award) })).toEqual(accepted);
    expect(await verified({ document: jwt })).toEqual(accepted);
  });

  it('that is not there is told so, as is a page of ours that is no badge', async () => {
    for (const path of ['/badges/019aa000-0000-7000-8000-000000000000', '/catalogue', '/status/refresh/1', '/']) {
      const { body } = await asking().send({ url: publicUrl + path }).expect(422);
      expect(body).toMatchObject({ code: 'verification.own-address', errors: [{ pointer: '/url' }] });
    }
  });
});

describe('a forgery of a badge of ours is refused', () => {
  let genuine: Badge;
  let forger: Forger;
  beforeAll(async () => {
    genuine = await badgeOf(await issued());
    forger = { other: await badgeOf(await issued()), posing: await generate({ id: genuine.proof[0].verificationMethod, controller: genuine.issuer.id }), own: await didKey() };
  });

  it('which the genuine one is not', async () => {
    expect(await verifiedDocument(genuine)).toEqual(accepted);
  });

  it.each(forgeries)('once someone forged $what', async ({ forge }) => {
    const document = JSON.stringify(await forge(genuine, forger));
    const answer = await asking().send({ document });
    // What is no credential any more is not checked at all.
    expect(answer.status === 422 ? 'refused' : (answer.body as Verification).verdict).toBe('refused');
    if (answer.status === 200) expect(sentence(answer.body as Verification, 'proof', 'passed')).toBeUndefined();
  });

  it('that hides what stands against it under its full address, though the signature holds for it', async () => {
    const award = await issued();
    await api.get(RevokeAward).run(change(award));
    const { credentialStatus, ...rest } = await badgeOf(award);
    const hidden = { ...rest, 'https://www.w3.org/2018/credentials#credentialStatus': credentialStatus };
    expect(await isGenuine(hidden, { didDocument: await api.get(SigningKeys).didDocument(), at: api.clock.now() })).toBe(true);
    const verification = await verifiedDocument(hidden);
    expect([verification.verdict, sentence(verification, 'proof')]).toEqual(['refused', expect.stringContaining('not written in the words')]);
  });

  it('with a second credential baked beside the first', async () => {
    const svg = bakeSvg('<svg xmlns="http://www.w3.org/2000/svg"></svg>', JSON.stringify(genuine));
    const twice = svg.replace('</svg>', `${/<openbadges:credential[\s\S]*credential>/.exec(svg)![0]}</svg>`);
    expect((await asking().send({ document: twice }).expect(422)).body).toMatchObject({ code: 'verification.unreadable', detail: expect.stringContaining('More than one') });
  });
});

describe('a badge of another issuer', () => {
  let ours: Badge;
  beforeAll(async () => {
    ours = await badgeOf(await issued());
  });
  const refusedFor = async (document: object, check: string) => {
    const verification = await verifiedDocument(document);
    expect(verification.verdict).toBe('refused');
    return sentence(verification, check);
  };

  it('by did:key is accepted, with nothing asked of anyone', async () => {
    const key = await didKey();
    const { proof: _, credentialStatus: __, ...unsigned } = await another.badge(ours);
    const badge = await sign({ ...unsigned, issuer: { ...unsigned.issuer, id: key.controller } }, key, api.clock.now());
    expect(await verifiedDocument(badge)).toEqual(accepted);
    expect(await refusedFor({ ...badge, name: 'Another' }, 'proof')).toContain('does not hold');
    expect(await refusedFor({ ...badge, issuer: { ...badge.issuer, id: (await didKey()).controller } }, 'issuer')).toContain('none of its issuer’s');
  });

  it('by did:web over https is accepted: as text, by its address, and in a picture at one', async () => {
    const badge = await another.badge(ours, { credentialStatus: await another.list([]) });
    another.published.set('/badges/1', { body: JSON.stringify(badge), type: 'application/vc+ld+json; charset=utf-8' });
    another.published.set('/badges/1.svg', { body: bakeSvg('<svg xmlns="http://www.w3.org/2000/svg"></svg>', JSON.stringify(badge)), type: 'image/svg+xml' });
    another.published.set('/moved', { body: '', status: 301, headers: { Location: '/badges/1' } });
    const verification = await verifiedDocument(badge);
    expect(verification).toEqual(accepted);
    expect(verification.badge).toMatchObject({ issuer: { id: another.did, name: 'A College' } });
    for (const path of ['/badges/1', '/badges/1.svg', '/moved']) expect(await verified({ url: another.url + path })).toEqual(accepted);
  });

  it('as a JWT is accepted with a key that stands where its did:web does, and nowhere else', async () => {
    const { proof: _, ...credential } = await another.badge(ours);
    const { publicKey, privateKey } = await generateKeyPair('RS256');
    const jwk = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: `${another.url}/college/keys` }] });
    const signedBy = async (path: string) => {
      another.published.set(path, { body: jwk.replace('/college/keys', path), type: 'application/jwk-set+json' });
      const claims = { ...credential, iss: another.did, jti: credential.id, nbf: Date.parse(credential.validFrom) / 1000 };
      return verified({ document: await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: another.url + path }).sign(privateKey) });
    };
    expect(await signedBy('/college/keys')).toEqual(accepted);
    for (const path of ['/thief/keys', '/college/../thief/keys']) expect(sentence(await signedBy(path), 'proof', 'not-checked')).toContain('does not stand where');
  });

  it('is refused once its issuer set its place on the list', async () => {
    expect(await refusedFor(await another.badge(ours, { credentialStatus: await another.list([7]) }), 'status')).toContain('revoked by its issuer');
    expect(await verifiedDocument(await another.badge(ours, { credentialStatus: await another.list([6, 8]) }))).toEqual(accepted);
  });

  it('is refused while its list cannot be read or believed', async () => {
    const bomb = { credentialSubject: { id: `${another.url}/status/bomb#list`, type: 'BitstringStatusList', statusPurpose: 'revocation', encodedList: `u${await zeros(64)}` } };
    const unreadable: object[] = [
      { ...(await another.list([])), statusListCredential: `${another.url}/status/none` },
      { ...(await another.list([])), statusPurpose: 'suspension' },
      { ...(await another.list([])), statusPurpose: 'message' },
      { id: `${another.url}/revoked`, type: '1EdTechRevocationList' },
      { ...(await another.list([])), statusListIndex: '131072' },
      await another.list([], { at: '/status/unsigned', key: await didKey() }),
      await another.list([], { at: '/status/expired', change: { validUntil: '2026-03-01T00:00:00Z' } }),
      await another.list([], { at: '/status/bomb', change: bomb }),
    ];
    for (const credentialStatus of unreadable) {
      expect(await refusedFor(await another.badge(ours, { credentialStatus }), 'status')).toContain('cannot be told');
    }
  });

  it('is refused before and after its time', async () => {
    expect(await refusedFor(await another.badge(ours, { validUntil: '2026-03-01T00:00:00Z' }), 'validity')).toContain('expired');
    expect(await refusedFor(await another.badge(ours, { validFrom: '2027-01-01T00:00:00Z' }), 'validity')).toContain('not valid before');
  });

  it('is refused while its issuer does not stand by the key', async () => {
    const badge = await another.badge(ours);
    const [method] = (another.didDocument() as { verificationMethod: [object] }).verificationMethod;
    const saying = async (change: object) => {
      another.published.set('/college/did.json', { body: JSON.stringify(another.didDocument(change)) });
      return refusedFor(badge, 'issuer');
    };
    expect(await saying({ assertionMethod: [] })).toContain('does not allow the key');
    expect(await saying({ verificationMethod: [{ ...method, controller: 'did:web:example.org' }] })).toContain('control of another');
    expect(await saying({ verificationMethod: [] })).toContain('none of its issuer’s');
    expect(await saying({ id: 'did:web:example.org' })).toContain('of another than its issuer');
    another.published.set('/college/did.json', { body: '', status: 503 });
    expect(await refusedFor(badge, 'issuer')).toContain('status 503');
    another.published.set('/college/did.json', { body: JSON.stringify(another.didDocument()) });
    expect(await verifiedDocument(badge)).toEqual(accepted);
  });

  it('with a context that is not bundled is refused, and the context is not fetched', async () => {
    const badge = await another.badge(ours);
    expect(await refusedFor({ ...badge, '@context': [...badge['@context'], `${another.url}/context.json`] }, 'proof')).toContain('/context.json');
    expect(await refusedFor({ ...badge, '@context': [...badge['@context'], { name: 'https://example.org/title' }] }, 'proof')).toContain('written into the badge itself');
  });

  it('of Open Badges 2.0, or signed in another way, is told apart', async () => {
    const { body } = await asking().send({ document: JSON.stringify({ type: 'Assertion', id: 'https://example.org/1' }) }).expect(422);
    expect(body).toMatchObject({ code: 'verification.unreadable', detail: expect.stringContaining('Open Badges 2.0') });
    const badge = await another.badge(ours);
    expect(await refusedFor({ ...badge, proof: [{ ...badge.proof[0], cryptosuite: 'ecdsa-sd-2023' }] }, 'proof')).toContain('not checked here');
  });
});

/** Gzip of so many megabytes of nothing, in base64url. */
async function zeros(megabytes: number): Promise<string> {
  const { gzipSync } = await import('node:zlib');
  return gzipSync(Buffer.alloc(megabytes * 1024 * 1024)).toString('base64url');
}
