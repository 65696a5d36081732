/** What a person may be in the program; one person can have several roles. */
export const roles = ['candidate', 'reviewer', 'administrator', 'coach'] as const;
export type Role = (typeof roles)[number];

/** What an OAuth client, such as the Ed Leaders Network, can be allowed to do. */
export const clientScopes = [
  'pilots:read',
  'enrollments:read',
  'registrations:write',
  'requirements:write',
  'submissions:read',
  'awards:read',
] as const;
export type ClientScope = (typeof clientScopes)[number];

/** How an OAuth client or a backpack gets an access token. */
export const grantTypes = ['client_credentials', 'authorization_code', 'refresh_token'] as const;
export type GrantType = (typeof grantTypes)[number];
/** A backpack acts for a holder only, so it never gets `client_credentials`. */
export const backpackGrantTypes = ['authorization_code', 'refresh_token'] as const satisfies readonly GrantType[];

/** How an OAuth client proves who it is. */
export const clientAuthentications = ['secret', 'public-key'] as const;
export type ClientAuthentication = (typeof clientAuthentications)[number];

export const clientStates = ['active', 'revoked'] as const;
export type ClientState = (typeof clientStates)[number];

/** Lets a backpack read a holder's badges. */
export const credentialScope = 'https://purl.imsglobal.org/spec/ob/v3p0/scope/credential.readonly';
/** Lets a backpack read a holder's name and address. */
export const profileScope = 'https://purl.imsglobal.org/spec/ob/v3p0/scope/profile.readonly';
/** Gives a backpack a refresh token, so that it does not ask the holder each hour. */
export const offlineScope = 'offline_access';

/**
 * What a holder can let a backpack do: the reading scopes of the Open Badges 3.0 API. Laurel issues badges, so it does not
 * offer the scopes that write.
 */
export const holderScopes = [credentialScope, profileScope] as const;
export type HolderScope = (typeof holderScopes)[number];

/** Everything that a backpack can ask a holder for. */
export const backpackScopes = [...holderScopes, offlineScope] as const;
export type BackpackScope = (typeof backpackScopes)[number];

export const invitationStates = ['open', 'accepted', 'revoked', 'expired'] as const;
export type InvitationState = (typeof invitationStates)[number];

export const secondFactorStates = ['on', 'off'] as const;
export type SecondFactorState = (typeof secondFactorStates)[number];

/** The columns whose CHECK constraints list words of this slice. */
export const columns = { 'person.roles': roles } as const;
