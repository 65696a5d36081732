import { readFileSync } from 'node:fs';
import { get } from 'node:https';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type LoopbackHttps, openLoopbackHttps } from './loopback-https.js';

describe('https on this machine, with a certificate of its own', () => {
  let https: LoopbackHttps;
  beforeAll(async () => {
    https = await openLoopbackHttps(new Date());
    https.serve((_, response) => response.end('served'));
  });
  afterAll(() => https.stop());

  const ask = (host: string, ca?: string) =>
    new Promise<string>((resolve, reject) => {
      get(`${https.url.replace('localhost', host)}/`, { ca, agent: false }, (response) => resolve(text(response))).on('error', reject);
    });

  it('is trusted by whoever is given its certificate', async () => {
    expect(await ask('localhost', readFileSync(https.certificateFile, 'utf8'))).toBe('served');
  });

  it('is trusted by nobody else', async () => {
    await expect(ask('localhost')).rejects.toMatchObject({ code: expect.stringMatching(/SELF_SIGNED|UNABLE_TO_VERIFY/) });
  });
});
