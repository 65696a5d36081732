import { generate } from '@digitalbazaar/ed25519-multikey';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Award,
  AwardQueries,
  bakePng,
  bakeSvg,
  type CredentialDocument,
  isGenuine,
  IssueCompositeAwards,
  LiftSuspension,
  ReinstateAward,
  RevokeAward,
  RotateSigningKey,
  type Signed,
  SigningKeys,
  SuspendAward,
} from '#badges';
import { highestStatusList } from '#badges/vocabulary';
import {
  anAward,
  aPerson,
  aPilot,
  didKey,
  forgeries,
  type Forger,
  type OpenPilot,
  seededCatalog,
  theIssuer,
  theProgram,
} from '#testing';
import { Network, type Verification } from '#verification';
import { nowhere } from '../../test/loopback-network.js';
import { type Api, startApi } from '../../test/start-api.js';
import { accepted, aVerifier, sentence } from '../../test/verifying.js';

type Badge = Signed<CredentialDocument>;

/** In a network where nobody answers: Laurel verifies its own badges without any request. */
const publicUrl = 'https://laurel.invalid';

let api: Api;
let pilot: OpenPilot;
let verifier: ReturnType<typeof aVerifier>;
beforeAll(async () => {
  api = await startApi({ configuration: { publicUrl }, replace: [[Network, nowhere]] });
  verifier = aVerifier(api);
  pilot = await aPilot(api, { seats: 40, requirements: [] }).open();
});
afterAll(() => api.stop());

const issued = () => anAward(api, { pilot }).issued();
const pageOf = ({ id }: Pick<Award, 'id'>) => `${publicUrl}/badges/${id}`;
const fileAt = async (path: string) =>
  Buffer.from((await api.anonymous().get(path).responseType('blob').expect(200)).body as Buffer);
const badgeOf = async ({ id }: Pick<Award, 'id'>) => JSON.parse(String(await fileAt(`/badges/${id}`))) as Badge;
const change = (award: Award) => ({ actor: { id: 'an-administrator' }, awardId: award.id, reason: 'For the test' });

describe('a badge of ours', () => {
  it('is accepted by its address, with what it says', async () => {
    const verification = await verifier.verified({ url: pageOf(await issued()) });
    expect(verification).toEqual(accepted);
    expect(verification.badge).toEqual({
      id: expect.stringContaining('/credentials/'),
      name: expect.any(String),
      description: expect.any(String),
      issuer: { id: 'did:web:laurel.invalid:issuer', name: 'Missouri Leadership Development System' },
      awarded: expect.stringContaining('2026-03-'),
      results: expect.arrayContaining([{ name: expect.any(String), level: expect.any(String) }]),
      evidenceCount: 4,
      holder: {
        name: expect.stringContaining('Test candidate'),
        did: null,
        emails: [{ hashed: true, identity: expect.stringMatching(/^sha256\$/), salt: expect.any(String) }],
      },
    });
  });

  it('is accepted from the list with the highest number too, which a restore may open', async () => {
    await api.dataSource.query(
      `WITH closed AS (UPDATE status_list SET closed_at = now())
       INSERT INTO status_list (number, program_id, length, allocated, revision)
         SELECT $1, id, 131072, 0, 1 FROM program ORDER BY number LIMIT 1`,
      [highestStatusList],
    );
    const award = await issued();
    expect((await badgeOf(award)).credentialStatus.id).toContain(`/${highestStatusList}#`);
    expect(await verifier.verified({ url: pageOf(award) })).toEqual(accepted);
    await api.dataSource.query('UPDATE status_list SET closed_at = CASE WHEN number = $1 THEN now() END', [
      highestStatusList,
    ]);
  });

  it('is accepted as JSON, as a JWT, and as a picture, by file or address', async () => {
    const award = await issued();
    const here = `/badges/${award.id}`;
    const json = String(await fileAt(here));
    const jwt = String(await fileAt(`${here}/credential.jwt`));
    const [png, svg] = [await fileAt(`${here}/image.png`), await fileAt(`${here}/image.svg`)];
    for (const document of [json, jwt, String(svg), `\n${json}\n`])
      expect(await verifier.verified({ document })).toEqual(accepted);
    for (const file of [
      png,
      svg,
      Buffer.from(json),
      Buffer.from(jwt),
      bakePng(png, jwt),
      Buffer.from(bakeSvg(String(svg), json)),
    ])
      expect(await verifier.verifiedFile(file)).toEqual(accepted);
    for (const form of ['/credential.jwt', '/image.png', '/image.svg'])
      expect(await verifier.verified({ url: pageOf(award) + form })).toEqual(accepted);
    expect(await verifier.verified({ url: (JSON.parse(json) as Badge).id })).toEqual(accepted);
  });

  it('as a JWT is refused when any character was changed', async () => {
    const jwt = String(await fileAt(`/badges/${(await issued()).id}/credential.jwt`));
    const [header, claims, signature] = jwt.split('.') as [string, string, string];
    const renamed = Buffer.from(
      JSON.stringify({ ...(JSON.parse(String(Buffer.from(claims, 'base64url'))) as object), name: 'A better badge' }),
    ).toString('base64url');
    expect(sentence(await verifier.verified({ document: [header, renamed, signature].join('.') }), 'proof')).toContain(
      'is not valid',
    );
    const unsigned = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    expect((await verifier.verified({ document: `${unsigned}.${claims}.AAAA` })).verdict).toBe('refused');
  });

  it('that is suspended is refused until the suspension is lifted', async () => {
    const award = await issued();
    await api.get(SuspendAward).run(change(award));
    const suspended = await verifier.verified({ url: pageOf(award) });
    expect([suspended.verdict, sentence(suspended, 'status')]).toEqual([
      'refused',
      expect.stringContaining('The issuer suspended it'),
    ]);
    expect(sentence(suspended, 'proof', 'passed')).toContain('The signature is valid');
    await api.get(LiftSuspension).run(change(award));
    expect(await verifier.verified({ url: pageOf(award) })).toEqual(accepted);
  });

  it('that is revoked is refused; when reinstated, its new credential is accepted, and the old one stays refused', async () => {
    const award = await issued();
    const old = await badgeOf(award);
    await api.get(RevokeAward).run(change(award));
    const revoked = await verifier.verified({ url: pageOf(award) });
    expect([revoked.verdict, sentence(revoked, 'status')]).toEqual([
      'refused',
      expect.stringContaining('The issuer revoked it'),
    ]);
    await api.get(ReinstateAward).run(change(award));
    expect(await verifier.verified({ url: pageOf(award) })).toEqual(accepted);
    expect(sentence(await verifier.verifiedDocument(old), 'status')).toContain('The issuer revoked it');
  });

  it('of a stack is accepted, and refused with a revoked part', async () => {
    const versions = Object.entries(await seededCatalog(api)).flatMap(([code, version]) =>
      code.startsWith('INS-') ? [version] : [],
    );
    const stackPilot = await aPilot(api, { versions, requirements: [] }).open();
    const person = await aPerson(api);
    const parts: Award[] = [];
    for (const { id: versionId } of versions)
      parts.push(await anAward(api, { pilot: stackPilot, person, versionId, acknowledgesWorkload: true }).issued());
    await api.get(IssueCompositeAwards).run({ personId: person.id });
    const [stack] = (await api.get(AwardQueries).page({ personId: person.id, microCredential: 'INS', limit: 1 })).items;
    expect(await verifier.verified({ url: pageOf(stack!) })).toEqual(accepted);
    await api.get(RevokeAward).run(change(parts[0]!));
    expect(sentence(await verifier.verified({ url: pageOf(stack!) }), 'status')).toContain('revoked');
  });

  it('that was signed before the key was rotated is accepted, as is one that the new key signed', async () => {
    const before = await issued();
    const jwt = String(await fileAt(`/badges/${before.id}/credential.jwt`));
    await api.get(RotateSigningKey).run({ programId: await theProgram(api), actor: { id: 'an-administrator' } });
    for (const award of [before, await issued()])
      expect(await verifier.verified({ url: pageOf(award) })).toEqual(accepted);
    expect(await verifier.verified({ document: jwt })).toEqual(accepted);
  });

  it('that does not exist is reported, and so is a page of ours that is not a badge', async () => {
    for (const path of ['/badges/019aa000-0000-7000-8000-000000000000', '/catalog', '/status/refresh/1', '/']) {
      const { body } = await verifier
        .asking()
        .send({ url: publicUrl + path })
        .expect(422);
      expect(body).toMatchObject({ code: 'verification.own-address', errors: [{ pointer: '/url' }] });
    }
  });
});

describe('a forgery of a badge of ours is refused', () => {
  let genuine: Badge;
  let forger: Forger;
  beforeAll(async () => {
    genuine = await badgeOf(await issued());
    forger = {
      other: await badgeOf(await issued()),
      posing: await generate({ id: genuine.proof[0].verificationMethod, controller: genuine.issuer.id }),
      own: await didKey(),
    };
  });

  it('but the genuine badge is accepted', async () => {
    expect(await verifier.verifiedDocument(genuine)).toEqual(accepted);
  });

  it.each(forgeries)('after someone forged $what', async ({ forge }) => {
    const document = JSON.stringify(await forge(genuine, forger));
    const answer = await verifier.asking().send({ document });
    // If it is no longer a credential, it is not checked at all.
    expect(answer.status === 422 ? 'refused' : (answer.body as Verification).verdict).toBe('refused');
    if (answer.status === 200) expect(sentence(answer.body as Verification, 'proof', 'passed')).toBeUndefined();
  });

  it('that hides its status under the full address of the term, although the signature is valid', async () => {
    const award = await issued();
    await api.get(RevokeAward).run(change(award));
    const { credentialStatus, ...rest } = await badgeOf(award);
    const hidden = { ...rest, 'https://www.w3.org/2018/credentials#credentialStatus': credentialStatus };
    expect(
      await isGenuine(hidden, {
        didDocument: await api.get(SigningKeys).didDocument(await theIssuer(api)),
        at: api.clock.now(),
      }),
    ).toBe(true);
    const verification = await verifier.verifiedDocument(hidden);
    expect([verification.verdict, sentence(verification, 'proof')]).toEqual([
      'refused',
      expect.stringContaining('uses a word that its contexts do not define'),
    ]);
  });

  it('with a second credential baked into the picture', async () => {
    const svg = bakeSvg('<svg xmlns="http://www.w3.org/2000/svg"></svg>', JSON.stringify(genuine));
    const twice = svg.replace('</svg>', `${/<openbadges:credential[\s\S]*credential>/.exec(svg)![0]}</svg>`);
    expect((await verifier.asking().send({ document: twice }).expect(422)).body).toMatchObject({
      code: 'verification.unreadable',
      detail: expect.stringContaining('More than one'),
    });
  });
});
