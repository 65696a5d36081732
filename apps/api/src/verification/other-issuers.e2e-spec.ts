import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { bakeSvg, type CredentialDocument, PublicBadgeQueries, sign, type Signed } from '#badges';
import { anAward, didKey } from '#testing';
import { Network } from '#verification';
import { type LoopbackHttps, openLoopbackHttps } from '../../../standalone/src/demo/loopback-https.js';
import { type AnotherIssuer, openAnotherIssuer } from '../../test/another-issuer.js';
import { loopbackNetwork } from '../../test/loopback-network.js';
import { type Api, startApi } from '../../test/start-api.js';
import { accepted, aVerifier, sentence } from '../../test/verifying.js';

describe('a badge from another issuer', () => {
  let https: LoopbackHttps;
  let api: Api;
  let another: AnotherIssuer;
  let verifier: ReturnType<typeof aVerifier>;
  /** The badge of ours from which this issuer makes its badges. */
  let ours: Signed<CredentialDocument>;
  beforeAll(async () => {
    https = await openLoopbackHttps(new Date());
    api = await startApi({ replace: [[Network, loopbackNetwork(https)]] });
    verifier = aVerifier(api);
    another = await openAnotherIssuer(https, api.clock.now());
    ours = (await api.get(PublicBadgeQueries).ofAward((await anAward(api).issued()).id)).credential;
  });
  afterAll(async () => {
    await https.stop();
    await api.stop();
  });

  const refusedFor = async (document: object, check: string) => {
    const verification = await verifier.verifiedDocument(document);
    expect(verification.verdict).toBe('refused');
    return sentence(verification, check);
  };

  it('with did:key is accepted, without any request', async () => {
    const key = await didKey();
    const { proof: _, credentialStatus: __, ...unsigned } = await another.badge(ours);
    const badge = await sign({ ...unsigned, issuer: { ...unsigned.issuer, id: key.controller } }, key, api.clock.now());
    expect(await verifier.verifiedDocument(badge)).toEqual(accepted);
    expect(await refusedFor({ ...badge, name: 'Another' }, 'proof')).toContain('is not valid');
    expect(
      await refusedFor({ ...badge, issuer: { ...badge.issuer, id: (await didKey()).controller } }, 'issuer'),
    ).toContain('does not belong to the issuer');
  });

  it('with did:web over https is accepted: as text, by its address, and in a picture at an address', async () => {
    const badge = await another.badge(ours, { credentialStatus: await another.list([]) });
    another.published.set('/badges/1', { body: JSON.stringify(badge), type: 'application/vc+ld+json; charset=utf-8' });
    another.published.set('/badges/1.svg', {
      body: bakeSvg('<svg xmlns="http://www.w3.org/2000/svg"></svg>', JSON.stringify(badge)),
      type: 'image/svg+xml',
    });
    another.published.set('/moved', { body: '', status: 301, headers: { Location: '/badges/1' } });
    const verification = await verifier.verifiedDocument(badge);
    expect(verification).toEqual(accepted);
    expect(verification.badge).toMatchObject({ issuer: { id: another.did, name: 'A College' } });
    for (const path of ['/badges/1', '/badges/1.svg', '/moved'])
      expect(await verifier.verified({ url: another.url + path })).toEqual(accepted);
  });

  it('as a JWT is accepted only with a key at the place of its did:web', async () => {
    const { proof: _, ...credential } = await another.badge(ours);
    const { publicKey, privateKey } = await generateKeyPair('RS256');
    const jwk = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: `${another.url}/college/keys` }] });
    const signedBy = async (path: string) => {
      another.published.set(path, { body: jwk.replace('/college/keys', path), type: 'application/jwk-set+json' });
      const claims = {
        ...credential,
        iss: another.did,
        jti: credential.id,
        nbf: Date.parse(credential.validFrom) / 1000,
      };
      return verifier.verified({
        document: await new SignJWT(claims)
          .setProtectedHeader({ alg: 'RS256', kid: another.url + path })
          .sign(privateKey),
      });
    };
    expect(await signedBy('/college/keys')).toEqual(accepted);
    for (const path of ['/thief/keys', '/college/../thief/keys'])
      expect(sentence(await signedBy(path), 'proof', 'not-checked')).toContain('not at the place');
  });

  it('is refused once its issuer has revoked it on the status list', async () => {
    expect(
      await refusedFor(await another.badge(ours, { credentialStatus: await another.list([7]) }), 'status'),
    ).toContain('The issuer revoked it');
    expect(
      await verifier.verifiedDocument(await another.badge(ours, { credentialStatus: await another.list([6, 8]) })),
    ).toEqual(accepted);
  });

  it('is refused while its status list cannot be read or trusted', async () => {
    const bomb = {
      credentialSubject: {
        id: `${another.url}/status/bomb#list`,
        type: 'BitstringStatusList',
        statusPurpose: 'revocation',
        encodedList: `u${gzipSync(Buffer.alloc(64 * 1024 * 1024)).toString('base64url')}`,
      },
    };
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
      expect(await refusedFor(await another.badge(ours, { credentialStatus }), 'status')).toContain(
        'could not be checked',
      );
    }
  });

  it('is refused before and after its period of validity', async () => {
    expect(await refusedFor(await another.badge(ours, { validUntil: '2026-03-01T00:00:00Z' }), 'validity')).toContain(
      'expired',
    );
    expect(await refusedFor(await another.badge(ours, { validFrom: '2027-01-01T00:00:00Z' }), 'validity')).toContain(
      'not valid before',
    );
  });

  it('is refused while its issuer does not list the key', async () => {
    const badge = await another.badge(ours);
    const [method] = (another.didDocument() as { verificationMethod: [object] }).verificationMethod;
    const saying = async (change: object) => {
      another.published.set('/college/did.json', { body: JSON.stringify(another.didDocument(change)) });
      return refusedFor(badge, 'issuer');
    };
    expect(await saying({ assertionMethod: [] })).toContain('does not allow the key');
    expect(await saying({ verificationMethod: [{ ...method, controller: 'did:web:example.org' }] })).toContain(
      'Someone other than the issuer controls',
    );
    expect(await saying({ verificationMethod: [] })).toContain('does not belong to the issuer');
    expect(await saying({ id: 'did:web:example.org' })).toContain('belongs to someone else');
    another.published.set('/college/did.json', { body: '', status: 503 });
    expect(await refusedFor(badge, 'issuer')).toContain('status 503');
    another.published.set('/college/did.json', { body: JSON.stringify(another.didDocument()) });
    expect(await verifier.verifiedDocument(badge)).toEqual(accepted);
  });

  it('with a context that is not bundled is refused, and the context is not fetched', async () => {
    const badge = await another.badge(ours);
    expect(
      await refusedFor({ ...badge, '@context': [...badge['@context'], `${another.url}/context.json`] }, 'proof'),
    ).toContain('/context.json');
    expect(
      await refusedFor(
        { ...badge, '@context': [...badge['@context'], { name: 'https://example.org/title' }] },
        'proof',
      ),
    ).toContain('written into the badge itself');
  });

  it('of Open Badges 2.0, or signed in another way, is refused with the reason', async () => {
    const { body } = await verifier
      .asking()
      .send({ document: JSON.stringify({ type: 'Assertion', id: 'https://example.org/1' }) })
      .expect(422);
    expect(body).toMatchObject({ code: 'verification.unreadable', detail: expect.stringContaining('Open Badges 2.0') });
    const badge = await another.badge(ours);
    expect(
      await refusedFor({ ...badge, proof: [{ ...badge.proof[0], cryptosuite: 'ecdsa-sd-2023' }] }, 'proof'),
    ).toContain('Laurel cannot check');
  });
});
