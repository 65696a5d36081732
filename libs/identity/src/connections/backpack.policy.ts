import { backpackGrantTypes, backpackScopes } from '../vocabulary.js';

/** How a backpack describes itself when it registers (RFC 7591). Laurel uses these fields only. */
export interface BackpackMetadata {
  client_name: string;
  redirect_uris: string[];
  client_uri?: string;
  token_endpoint_auth_method: string;
  grant_types: string[];
  response_types: string[];
  /** Scopes, separated by spaces. */
  scope: string;
}

/** An error in the form of RFC 7591, section 3.2.2. */
export interface RegistrationFault {
  error: 'invalid_redirect_uri' | 'invalid_client_metadata';
  error_description: string;
}

const loopback = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * The characters of a URI (RFC 3986). Other characters, such as marks of writing direction, could reverse the text of
 * the warning that names the URI.
 */
const uriCharacters = /^[!-~]+$/;

/**
 * Whether a code may be sent to this address: https, or http to the loopback address for a native application (RFC
 * 8252). It has no fragment, user name or password.
 */
export function isRedirect(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname, username, password } = new URL(uri);
  const kept = uriCharacters.test(uri) && !/[#\\]/.test(uri) && username === '' && password === '';
  return kept && (protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname)));
}

/** The fault of a registration; null when there is none. A backpack gets only what a holder allows. */
export function registrationFault({
  client_name,
  redirect_uris,
  client_uri,
  token_endpoint_auth_method,
  grant_types,
  response_types,
  scope,
}: BackpackMetadata): RegistrationFault | null {
  const wrong = redirect_uris.find((uri) => !isRedirect(uri));
  if (wrong !== undefined)
    return {
      error: 'invalid_redirect_uri',
      error_description:
        'A redirect URI must be an https address without a fragment, or an http loopback address for a native application.',
    };
  const fault = (error_description: string): RegistrationFault => ({
    error: 'invalid_client_metadata',
    error_description,
  });
  if (/[\p{Cc}\p{Bidi_Control}]/u.test(client_name))
    return fault('client_name must be one line without control characters or marks of writing direction.');
  if (client_uri !== undefined && !isRedirect(client_uri)) return fault('client_uri must be an https address.');
  if (!['client_secret_basic', 'none'].includes(token_endpoint_auth_method))
    return fault(
      'token_endpoint_auth_method must be client_secret_basic, or none for an application that cannot keep a secret.',
    );
  if (
    !grant_types.includes('authorization_code') ||
    grant_types.some((grant) => !(backpackGrantTypes as readonly string[]).includes(grant))
  )
    return fault('grant_types must be authorization_code and, optionally, refresh_token.');
  if (response_types.some((type) => type !== 'code')) return fault('response_types must be code.');
  const unknown = scope.split(' ').find((one) => one !== '' && !(backpackScopes as readonly string[]).includes(one));
  return unknown === undefined
    ? null
    : fault(`Unknown scope ${unknown.slice(0, 200)}. Known scopes: ${backpackScopes.join(' ')}`);
}
