import type { RequestListener } from 'node:http';
import { generate } from '@digitalbazaar/ed25519-multikey';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CredentialDocument, Signed } from '#badges';
import { anAward, aPilot, didKey, forgeries, type Forger } from '#testing';
import { type Api, startApi } from '../../../api/test/start-api.js';
import { type LoopbackHttps, openLoopbackHttps } from './loopback-https.js';
import { type IndependentVerifier, openIndependentVerifier } from './verify-badge.js';

describe('an independent verifier', () => {
  let https: LoopbackHttps;
  let api: Api;
  let verifier: IndependentVerifier;
  let url: string;
  let genuine: Signed<CredentialDocument>;
  let forger: Forger;
  beforeAll(async () => {
    const now = new Date();
    https = await openLoopbackHttps(now);
    api = await startApi({ at: new Date(now.getTime() - 60_000), configuration: { publicUrl: https.url } });
    https.serve(api.app.getHttpAdapter().getInstance() as RequestListener);
    verifier = openIndependentVerifier({ origin: https.url, certificateFile: https.certificateFile });
    const pilot = await aPilot(api, { seats: 2, requirements: [] }).open();
    const published = async () => `${https.url}/badges/${(await anAward(api, { pilot }).issued()).id}`;
    const badgeAt = async (address: string) => (await verifier.check(address)).credential as unknown as Signed<CredentialDocument>;
    url = await published();
    genuine = await badgeAt(url);
    const posing = await generate({ id: genuine.proof[0].verificationMethod, controller: genuine.issuer.id });
    forger = { other: await badgeAt(await published()), posing, own: await didKey() };
  });
  afterAll(async () => {
    verifier.close();
    await https.stop();
    await api.stop();
  });

  it('accepts the genuine badge', async () => {
    expect(await verifier.check(url)).toMatchObject({ signature: true, inForce: true, errors: [] });
  });

  it.each(forgeries)('refuses it once someone forged $what', async ({ forge }) => {
    expect(await verifier.check(url, await forge(genuine, forger))).toMatchObject({ signature: false });
  });
});
