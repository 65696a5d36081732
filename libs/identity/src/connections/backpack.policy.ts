import { backpackGrantTypes, backpackScopes } from '../vocabulary.js';

/** How a backpack describes itself when it registers (RFC 7591), as far as Laurel looks at it. */
export interface BackpackMetadata {
  client_name: string;
  redirect_uris: string[];
  client_uri?: string;
  token_endpoint_auth_method: string;
  grant_types: string[];
  response_types: string[];
  /** Scopes with a space between. */
  scope: string;
}

/** A refusal in the words of RFC 7591, 3.2.2. */
export interface RegistrationFault {
  error: 'invalid_redirect_uri' | 'invalid_client_metadata';
  error_description: string;
}

const loopback = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** Characters that a URI is written in (RFC 3986). A mark of writing direction among others would turn around the warning that names it. */
const uriCharacters = /^[!-~]+$/;

/** Where a code may be sent: an https address, or for a native application this machine's own (RFC 8252), without fragment, name and password. */
export function isRedirect(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname, username, password } = new URL(uri);
  const kept = uriCharacters.test(uri) && !/[#\\]/.test(uri) && username === '' && password === '';
  return kept && (protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname)));
}

/** What is wrong with a registration; null where nothing is. No grant gives a backpack anything but what a holder lets it have. */
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
        'A redirect URI is an https address without a fragment, or http to the loopback address for a native application.',
    };
  const fault = (error_description: string): RegistrationFault => ({
    error: 'invalid_client_metadata',
    error_description,
  });
  if (/[\p{Cc}\p{Bidi_Control}]/u.test(client_name))
    return fault('client_name is one line, without control characters and marks of writing direction.');
  if (client_uri !== undefined && !isRedirect(client_uri)) return fault('client_uri is an https address.');
  if (!['client_secret_basic', 'none'].includes(token_endpoint_auth_method))
    return fault(
      'token_endpoint_auth_method is client_secret_basic, or none for an application that cannot keep a secret.',
    );
  if (
    !grant_types.includes('authorization_code') ||
    grant_types.some((grant) => !(backpackGrantTypes as readonly string[]).includes(grant))
  )
    return fault('grant_types are authorization_code and, if wanted, refresh_token.');
  if (response_types.some((type) => type !== 'code')) return fault('response_types is code.');
  const unknown = scope.split(' ').find((one) => one !== '' && !(backpackScopes as readonly string[]).includes(one));
  return unknown === undefined
    ? null
    : fault(`There is no scope ${unknown.slice(0, 200)} here. There are: ${backpackScopes.join(' ')}`);
}
