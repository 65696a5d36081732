import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clrContext, clrContextAddress, RotateSigningKey } from '#badges';
import { Packets, Transcripts } from '#career';
import { anAward, theProgram } from '#testing';
import type { Api } from '../../../api/test/start-api.js';
import { type PublishedApi, startPublishedApi } from '../../test/start-published-api.js';
import type { LoopbackHttps } from './loopback-https.js';
import type { IndependentVerifier } from './verify-badge.js';

type Said = { name: string; credentialSubject: object };

describe('a packet and a transcript, for an independent verifier over https that reaches only their issuer', () => {
  let published: PublishedApi;
  let https: LoopbackHttps;
  let api: Api;
  let verifier: IndependentVerifier;
  let said: [what: string, credential: Said][];
  beforeAll(async () => {
    published = await startPublishedApi(new Date(), { [clrContextAddress]: clrContext });
    ({ api, https, verifier } = published);
    const { personId } = await anAward(api).issued();
    said = [
      ['packet', JSON.parse(await api.get(Packets).json(personId)) as Said],
      ['transcript', JSON.parse(await api.get(Transcripts).json(personId)) as Said],
    ];
  });
  afterAll(() => published.stop());

  const verdictOn = (credential: object) => verifier.check(https.url, credential);

  it('are accepted', async () => {
    for (const [what, credential] of said)
      expect([what, await verdictOn(credential)]).toEqual([
        what,
        expect.objectContaining({ signature: true, errors: [] }),
      ]);
  });

  it('are refused when anything in them was edited', async () => {
    for (const [what, credential] of said)
      expect([what, (await verdictOn({ ...credential, name: `${credential.name}!` })).signature]).toEqual([
        what,
        false,
      ]);
  });

  it('are accepted after a rotation of the keys', async () => {
    await api.get(RotateSigningKey).run({ programId: await theProgram(api), actor: { id: 'an-administrator' } });
    for (const [what, credential] of said)
      expect([what, (await verdictOn(credential)).signature]).toEqual([what, true]);
  });
});
