import type { RequestListener } from 'node:http';
import type { LaurelOptions } from '#testing';
import { type Api, startApi } from '../../api/test/start-api.js';
import { type LoopbackHttps, openLoopbackHttps } from '../src/demo/loopback-https.js';
import { type IndependentVerifier, openIndependentVerifier } from '../src/demo/verify-badge.js';

/** The API over https at an address of its own, and an independent verifier that reaches nothing else. */
export interface PublishedApi {
  api: Api;
  https: LoopbackHttps;
  verifier: IndependentVerifier;
  stop(): Promise<void>;
}

/**
 * @param now the time of the machine, which the verifier uses.
 * @param documents contexts that the verifier does not have, by address.
 * @param options `imports`: modules beside the API, such as a worker.
 */
export async function startPublishedApi(
  now: Date,
  documents: Record<string, object> = {},
  options: Pick<LaurelOptions, 'imports'> = {},
): Promise<PublishedApi> {
  const https = await openLoopbackHttps(now);
  // For the verifier, a badge must not be from the future.
  const api = await startApi({
    at: new Date(now.getTime() - 60_000),
    configuration: { publicUrl: https.url },
    ...options,
  });
  https.serve(api.app.getHttpAdapter().getInstance() as RequestListener);
  const verifier = openIndependentVerifier({ origin: https.url, certificateFile: https.certificateFile, documents });
  const stop = async () => {
    verifier.close();
    await https.stop();
    await api.stop();
  };
  return { api, https, verifier, stop };
}
