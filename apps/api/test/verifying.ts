import { expect } from '@jest/globals';
import type { Verification } from '#verification';
import { checkNames } from '#verification/vocabulary';
import type { Api } from './start-api.js';

/** Someone who verifies badges through the API. */
export function aVerifier(api: Api) {
  let asked = 0;
  /** Each time from a different address, because someone who asks often has to wait. */
  const asking = (path = '') =>
    api
      .anonymous()
      .post(`/v1/verifications${path}`)
      .set('X-Forwarded-For', `198.51.${(asked += 1) >> 8}.${asked & 255}`);
  const verified = async (input: { url: string } | { document: string }) =>
    (await asking().send(input).expect(200)).body as Verification;
  return {
    asking,
    verified,
    verifiedDocument: (document: object) => verified({ document: JSON.stringify(document) }),
    verifiedFile: async (file: Buffer) =>
      (await asking('/file').type('application/octet-stream').send(file).expect(200)).body as Verification,
  };
}

/** The result for a badge that passes every check. */
export const accepted = expect.objectContaining({
  verdict: 'accepted',
  checks: checkNames.map((check) => expect.objectContaining({ check, outcome: 'passed' })),
});

/** What the result says about a check. Undefined when the check had another outcome. */
export function sentence({ checks }: Verification, name: string, outcome = 'failed'): string | undefined {
  return checks.find((one) => one.check === name && one.outcome === outcome)?.sentence;
}
