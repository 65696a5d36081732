const spec = 'https://purl.imsglobal.org/spec/ob/v3p0/scope';

/**
 * What a holder can let a backpack have: the reading scopes of the Open Badges 3.0 API. Its writing scopes are for systems
 * that take badges in; Laurel issues them, and a name on a badge is not changed from outside.
 */
export const credentialScope = `${spec}/credential.readonly`;
export const profileScope = `${spec}/profile.readonly`;
export const holderScopes: readonly string[] = [credentialScope, profileScope];

/** With it a backpack gets a refresh token, and comes again without asking the holder each hour. */
export const offlineScope = 'offline_access';

/** A backpack that comes in a holder's name. */
export interface HolderGrant {
  personId: string;
  clientId: string;
  scopes: readonly string[];
}
