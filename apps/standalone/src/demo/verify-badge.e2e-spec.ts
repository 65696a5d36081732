import type { RequestListener } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Award,
  AwardQueries,
  IssueCompositeAwards,
  NameHolder,
  ReinstateAward,
  ReissueAwards,
  RevokeAward,
  RotateSigningKey,
  SuspendAward,
} from '#badges';
import { ChangeAddress } from '#identity';
import {
  anAdministrator,
  anAward,
  aPerson,
  aPilot,
  inProgram,
  type OpenPilot,
  seededCatalog,
  theProgram,
} from '#testing';
import type { Api } from '../../../api/test/start-api.js';
import { type PublishedApi, startPublishedApi } from '../../test/start-published-api.js';
import type { LoopbackHttps } from './loopback-https.js';
import { type IndependentVerifier, verifyBadgeIndependently } from './verify-badge.js';

type Credential = {
  name: string;
  credentialSubject: { achievement: { name: string }; result: { achievedLevel: string }[] };
  evidence: { name: string }[];
};

describe('an independent verifier, over https, which reaches only the issuer, checks a badge that', () => {
  let published: PublishedApi;
  let https: LoopbackHttps;
  let api: Api;
  let pilot: OpenPilot;
  let verifier: IndependentVerifier;
  beforeAll(async () => {
    published = await startPublishedApi(new Date());
    ({ api, https, verifier } = published);
    pilot = await aPilot(api, { seats: 20, requirements: [] }).open();
  });
  afterAll(() => published.stop());

  const issued = () => anAward(api, { pilot }).issued();
  const verdictOn = ({ id }: Pick<Award, 'id'>, credential?: object) =>
    verifier.check(`${https.url}/badges/${id}`, credential);
  const change = (award: Award) => ({ actor: { id: 'an-administrator' }, awardId: award.id, reason: 'For the test' });

  it('is valid, and accepts it', async () => {
    const verdict = await verdictOn(await issued());
    expect(verdict).toMatchObject({ signature: true, inForce: true, errors: [] });
  });

  it('is of another program, and accepts it with the keys of that program', async () => {
    const { credential, ...verdict } = await verdictOn(await anAward(await inProgram(api, 'SEN')).issued());
    expect(verdict).toMatchObject({ signature: true, inForce: true, errors: [] });
    expect(credential).toMatchObject({ issuer: { id: expect.stringMatching(/:programs:sen$/) } });
  });

  it('was edited in its name, a result or evidence, and refuses it', async () => {
    const award = await issued();
    const { credential } = await verdictOn(award);
    const edits: ((forged: Credential) => void)[] = [
      (forged) => (forged.credentialSubject.achievement.name += '!'),
      (forged) => (forged.credentialSubject.result[0]!.achievedLevel += 'x'),
      (forged) => (forged.evidence[0]!.name += '!'),
    ];
    for (const edit of edits) {
      const forged = structuredClone(credential) as unknown as Credential;
      edit(forged);
      expect(await verdictOn(award, forged)).toMatchObject({ signature: false });
    }
  });

  it('is suspended or revoked, and refuses it, but not its neighbors', async () => {
    const [suspended, revoked, neighbor] = [await issued(), await issued(), await issued()];
    await api.get(SuspendAward).run(change(suspended));
    await api.get(RevokeAward).run(change(revoked));
    expect(await verdictOn(suspended)).toMatchObject({ signature: true, inForce: false });
    expect(await verdictOn(revoked)).toMatchObject({ signature: true, inForce: false });
    expect(await verdictOn(neighbor)).toMatchObject({ signature: true, inForce: true });
  });

  it('is reinstated with a new credential, and accepts that one only', async () => {
    const award = await issued();
    const { credential: old } = await verdictOn(award);
    await api.get(RevokeAward).run(change(award));
    await api.get(ReinstateAward).run(change(award));
    expect(await verdictOn(award)).toMatchObject({ signature: true, inForce: true });
    expect(await verdictOn(award, old)).toMatchObject({ signature: true, inForce: false });
  });

  it('was reissued to another address and the DID of its holder, and accepts the new one only', async () => {
    const award = await issued();
    const { credential: old } = await verdictOn(award);
    await api.get(ChangeAddress).run({ personId: award.personId, email: 'moved@example.org', actor: anAdministrator });
    await api.get(NameHolder).run({ actor: { id: award.personId }, did: 'did:web:pat.example.org' });
    await api.get(ReissueAwards).run({ personId: award.personId });
    const { credential, ...verdict } = await verdictOn(award);
    expect(verdict).toMatchObject({ signature: true, inForce: true, errors: [] });
    expect(credential).toMatchObject({ credentialSubject: { id: 'did:web:pat.example.org' } });
    expect(
      await verdictOn(award, {
        ...credential,
        credentialSubject: { ...(credential.credentialSubject as object), id: 'did:web:lee.example.org' },
      }),
    ).toMatchObject({ signature: false });
    expect(await verdictOn(award, old)).toMatchObject({ signature: true, inForce: false });
  });

  it('is for a stack, and refuses it while a part is revoked', async () => {
    const versions = Object.entries(await seededCatalog(api)).flatMap(([code, version]) =>
      code.startsWith('INS-') ? [version] : [],
    );
    const stackPilot = await aPilot(api, { versions, requirements: [] }).open();
    const person = await aPerson(api);
    const parts: Award[] = [];
    for (const { id: versionId } of versions)
      parts.push(await anAward(api, { pilot: stackPilot, person, versionId, acknowledgesWorkload: true }).issued());
    const give = () => api.get(IssueCompositeAwards).run({ personId: person.id });
    await give();
    const { items } = await api.get(AwardQueries).page({ personId: person.id, microCredential: 'INS', limit: 1 });
    const stack = items[0]!;
    const { credential, ...verdict } = await verdictOn(stack);
    expect(verdict).toMatchObject({ signature: true, inForce: true, errors: [] });
    expect(credential).toMatchObject({ evidence: parts.map(({ id }) => ({ id: `${https.url}/badges/${id}` })) });
    await api.get(RevokeAward).run(change(parts[0]!));
    expect(await verdictOn(stack)).toMatchObject({ signature: true, inForce: false });
    await api.get(ReinstateAward).run(change(parts[0]!));
    await give();
    expect(await verdictOn(stack)).toMatchObject({ signature: true, inForce: true });
    expect(await verdictOn(stack, credential)).toMatchObject({ signature: true, inForce: false });
  });

  it('has an unreadable status list, and does not accept it', async () => {
    const award = await issued();
    const { credential } = await verdictOn(award);
    const served = api.app.getHttpAdapter().getInstance() as RequestListener;
    https.serve((request, response) =>
      request.url!.startsWith('/status/') ? response.writeHead(503).end() : served(request, response),
    );
    expect(await verdictOn(award, credential)).toMatchObject({ signature: true, inForce: null });
    https.serve(served);
  });

  it('was signed by a retired key or by the new key, and accepts both', async () => {
    const before = await issued();
    await api.get(RotateSigningKey).run({ programId: await theProgram(api), actor: { id: 'an-administrator' } });
    const after = await issued();
    // This test needs its own verifier: the other one caches the issuer's keys, so it could not be used after this test.
    for (const { id } of [before, after]) {
      expect(await verifyBadgeIndependently(`${https.url}/badges/${id}`, https)).toMatchObject({
        signature: true,
        inForce: true,
      });
    }
  });
});
