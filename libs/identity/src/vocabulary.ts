/** What a person may be in the program; one person can have several roles. */
export const roles = ['candidate', 'reviewer', 'administrator', 'coach', 'designer'] as const;
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

/**
 * Words that say what an organization is and not which: "Cedar Bluff R-II" is also "Cedar Bluff R-II School District". The
 * first word of each row is in full, the others are written for it. So it is in the next three lists.
 */
export const organizationKinds = [
  ['school', 'schools', 'sch', 'schs', 'schl'],
  ['district', 'districts', 'dist', 'sd', 'usd', 'isd', 'csd', 'cusd'],
  ['public', 'pub', 'ps'],
  ['consolidated'],
  ['reorganized'],
  ['unified'],
] as const;

/** Words by which the schools of one place differ. */
export const schoolLevels = [
  ['elementary', 'elem', 'es'],
  ['middle', 'ms'],
  ['high', 'hs'],
  ['junior', 'jr', 'jh', 'jhs'],
  ['senior', 'sr', 'shs'],
  ['primary'],
  ['intermediate'],
  ['academy', 'acad'],
  ['center', 'centre', 'ctr'],
  ['preparatory', 'prep'],
] as const;

/** Words in the names of places. */
export const placeWords = [
  ['saint', 'st'],
  ['fort', 'ft'],
  ['mount', 'mt'],
] as const;

/** The numbers of schools and districts: a figure, the word, and the Roman numeral. */
export const numberWords = [
  ['1', 'one', 'i'],
  ['2', 'two', 'ii'],
  ['3', 'three', 'iii'],
  ['4', 'four', 'iv'],
  ['5', 'five', 'v'],
  ['6', 'six', 'vi'],
  ['7', 'seven', 'vii'],
  ['8', 'eight', 'viii'],
  ['9', 'nine', 'ix'],
  ['10', 'ten', 'x'],
  ['11', 'eleven', 'xi'],
  ['12', 'twelve', 'xii'],
  ['13', 'thirteen', 'xiii'],
  ['14', 'fourteen', 'xiv'],
  ['15', 'fifteen', 'xv'],
  ['16', 'sixteen', 'xvi'],
  ['17', 'seventeen', 'xvii'],
  ['18', 'eighteen', 'xviii'],
  ['19', 'nineteen', 'xix'],
  ['20', 'twenty', 'xx'],
  ['1st', 'first'],
  ['2nd', 'second'],
  ['3rd', 'third'],
  ['4th', 'fourth'],
  ['5th', 'fifth'],
  ['6th', 'sixth'],
  ['7th', 'seventh'],
  ['8th', 'eighth'],
  ['9th', 'ninth'],
  ['10th', 'tenth'],
] as const;

/** The columns whose CHECK constraints list words of this slice. */
export const columns = { 'person.roles': roles } as const;
