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
import { anAdministrator, anAward, aPerson, aPilot, type OpenPilot, seededCatalog } from '#testing';
import type { Api } from '../../../api/test/start-api.js';
import { type PublishedApi, startPublishedApi } from '../../test/start-published-api.js';
import type { LoopbackHttps } from './loopback-https.js';
import { type IndependentVerifier, verifyBadgeIndependently } from './verify-badge.js';

type Credential = {
  name: string;
  credentialSubject: { achievement: { name: string }; result: { achievedLevel: string }[] };
  evidence: { name: string }[];
};

describe('a badge before an independent verifier, over https, reaching its issuer alone', () => {
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

  it('is accepted and in force', async () => {
    const verdict = await verdictOn(await issued());
    expect(verdict).toMatchObject({ signature: true, inForce: true, errors: [] });
  });

  it('is refused once its name, a result or a piece of evidence was edited', async () => {
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

  it('is withdrawn once suspended or revoked, while its neighbours stay in force', async () => {
    const [suspended, revoked, neighbour] = [await issued(), await issued(), await issued()];
    await api.get(SuspendAward).run(change(suspended));
    await api.get(RevokeAward).run(change(revoked));
    expect(await verdictOn(suspended)).toMatchObject({ signature: true, inForce: false });
    expect(await verdictOn(revoked)).toMatchObject({ signature: true, inForce: false });
    expect(await verdictOn(neighbour)).toMatchObject({ signature: true, inForce: true });
  });

  it('is in force again once reinstated, under a new credential, while the old one stays withdrawn', async () => {
    const award = await issued();
    const { credential: old } = await verdictOn(award);
    await api.get(RevokeAward).run(change(award));
    await api.get(ReinstateAward).run(change(award));
    expect(await verdictOn(award)).toMatchObject({ signature: true, inForce: true });
    expect(await verdictOn(award, old)).toMatchObject({ signature: true, inForce: false });
  });

  it('of a holder who has another address and a DID of their own is accepted as it was issued anew, the old one withdrawn', async () => {
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

  it('of a stack is accepted, withdrawn with a part, and in force again with it', async () => {
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

  it('is no yes while its status list cannot be read', async () => {
    const award = await issued();
    const { credential } = await verdictOn(award);
    const served = api.app.getHttpAdapter().getInstance() as RequestListener;
    https.serve((request, response) =>
      request.url!.startsWith('/status/') ? response.writeHead(503).end() : served(request, response),
    );
    expect(await verdictOn(award, credential)).toMatchObject({ signature: true, inForce: null });
    https.serve(served);
  });

  it('is accepted after the key that signed it was retired, as is one that the new key signed', async () => {
    const before = await issued();
    await api.get(RotateSigningKey).run({ actor: { id: 'an-administrator' } });
    const after = await issued();
    // A verifier of its own: the one above remembers the issuer's keys for a while, so no test of it can follow this one.
    for (const { id } of [before, after]) {
      expect(await verifyBadgeIndependently(`${https.url}/badges/${id}`, https)).toMatchObject({
        signature: true,
        inForce: true,
      });
    }
  });
});
