import { generate } from '@digitalbazaar/ed25519-multikey';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CredentialDocument, Signed } from '#badges';
import { anAward, aPilot, didKey, forgeries, type Forger } from '#testing';
import type { Api } from '../../../api/test/start-api.js';
import { type PublishedApi, startPublishedApi } from '../../test/start-published-api.js';
import type { LoopbackHttps } from './loopback-https.js';
import type { IndependentVerifier } from './verify-badge.js';

describe('an independent verifier', () => {
  let published: PublishedApi;
  let https: LoopbackHttps;
  let api: Api;
  let verifier: IndependentVerifier;
  let url: string;
  let genuine: Signed<CredentialDocument>;
  let forger: Forger;
  beforeAll(async () => {
    published = await startPublishedApi(new Date());
    ({ api, https, verifier } = published);
    const pilot = await aPilot(api, { seats: 2, requirements: [] }).open();
    const issued = async () => `${https.url}/badges/${(await anAward(api, { pilot }).issued()).id}`;
    const badgeAt = async (address: string) =>
      (await verifier.check(address)).credential as unknown as Signed<CredentialDocument>;
    url = await issued();
    genuine = await badgeAt(url);
    const posing = await generate({ id: genuine.proof[0].verificationMethod, controller: genuine.issuer.id });
    forger = { other: await badgeAt(await issued()), posing, own: await didKey() };
  });
  afterAll(() => published.stop());

  it('accepts the genuine badge', async () => {
    expect(await verifier.check(url)).toMatchObject({ signature: true, inForce: true, errors: [] });
  });

  it.each(forgeries)('refuses it after someone forged $what', async ({ forge }) => {
    expect(await verifier.check(url, await forge(genuine, forger))).toMatchObject({ signature: false });
  });
});
