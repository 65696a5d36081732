import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { get } from 'node:https';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loopbackCertificate } from './loopback-certificate.js';
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
      get(`${https.url.replace('localhost', host)}/`, { ca, agent: false }, (response) => resolve(text(response))).on(
        'error',
        reject,
      );
    });

  it('is trusted by a client that has its certificate', async () => {
    expect(await ask('localhost', readFileSync(https.certificateFile, 'utf8'))).toBe('served');
  });

  it('is trusted by no other client', async () => {
    await expect(ask('localhost')).rejects.toMatchObject({
      code: expect.stringMatching(/SELF_SIGNED|UNABLE_TO_VERIFY/),
    });
  });

  it('has a readable certificate for any random number', () => {
    for (let count = 0; count < 1_000; count += 1)
      expect(new X509Certificate(loopbackCertificate(new Date()).certificate).checkHost('localhost')).toBe('localhost');
  });
});
