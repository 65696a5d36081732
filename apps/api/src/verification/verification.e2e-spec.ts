import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Award } from '#badges';
import { anAward, aPilot, type OpenPilot } from '#testing';
import { Network, type Verification } from '#verification';
import { type LoopbackHttps, openLoopbackHttps } from '../../../standalone/src/demo/loopback-https.js';
import { type Api, startApi } from '../../test/start-api.js';
import { loopbackNetwork } from '../../test/loopback-network.js';

let https: LoopbackHttps;
let api: Api;
let pilot: OpenPilot;
let asked = 0;
beforeAll(async () => {
  const now = new Date();
  https = await openLoopbackHttps(now);
  api = await startApi({ configuration: { publicUrl: 'https://laurel.example.org' }, replace: [[Network, loopbackNetwork(https)]] });
  https.serve((_request, response) => void response.writeHead(404).end());
  pilot = await aPilot(api, { seats: 40, requirements: [] }).open();
});
afterAll(async () => {
  await https.stop();
  await api.stop();
});

/** Each from another address, for whoever asks often is asked to wait. */
const asking = () => api.anonymous().post('/v1/verifications').set('X-Forwarded-For', `198.51.${(asked += 1) >> 8}.${asked & 255}`);
const verified = async (input: { url: string } | { document: string }) => (await asking().send(input).expect(200)).body as Verification;
const issued = () => anAward(api, { pilot }).issued();
const pageOf = ({ id }: Pick<Award, 'id'>) => `https://laurel.example.org/badges/${id}`;
const everyCheckPassed = ['proof', 'schema', 'issuer', 'status', 'validity'].map((check) => expect.objectContaining({ check, outcome: 'passed' }));

describe('a badge of ours', () => {
  it('is accepted by its address, with what it says', async () => {
    const award = await issued();
    expect(await verified({ url: pageOf(award) })).toEqual({
      verdict: 'accepted',
      checks: everyCheckPassed,
      badge: {
        id: expect.stringContaining('/credentials/'),
        name: expect.any(String),
        description: expect.any(String),
        issuer: { id: 'did:web:laurel.example.org:issuer', name: expect.any(String) },
        awarded: expect.stringContaining('2026-03-'),
        results: expect.arrayContaining([{ name: expect.any(String), level: expect.any(String) }]),
        evidenceCount: 4,
      },
    });
  });
});
