import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '#config';
import { AttemptLimits } from '../attempt-limits/attempt-limits.js';
import { AUTH, type AuthOnDemand } from '../auth/auth.js';
import { addressKey } from '../attempt-limits/attempt-limit.policy.js';
import { backpackScopes, clientScopes, grantTypes } from '../vocabulary.js';

/** A request of an OAuth client. */
export interface OAuthRequest {
  path: '/oauth2/token' | '/oauth2/revoke';
  /** The `Authorization` header, if the client sends one. */
  authorization: string | undefined;
  /** The form (application/x-www-form-urlencoded). */
  form: string;
  address: string;
}

/** An answer in the form of the standard (RFC 6749), which is not a problem document. */
export interface OAuthAnswer {
  status: number;
  headers: [name: string, value: string][];
  body: string;
}

/** The OAuth 2.1 server: it issues and revokes tokens, and describes itself. */
@Injectable()
export class OAuthServer {
  constructor(
    @Inject(AUTH) private readonly auth: AuthOnDemand,
    private readonly limits: AttemptLimits,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /**
   * Answers a request to one of the two endpoints, under PUBLIC_URL whatever host the request names.
   * @throws DomainError `request.too-many`
   */
  async answer({ path, authorization, form, address }: OAuthRequest): Promise<OAuthAnswer> {
    await this.limits.take({ what: 'oauth-token/address', by: addressKey(address) });
    const headers = new Headers({ 'content-type': 'application/x-www-form-urlencoded' });
    if (authorization !== undefined) headers.set('authorization', authorization);
    try {
      const { handler } = await this.auth();
      const response = await handler(
        new Request(`${this.configuration.publicUrl}${path}`, { method: 'POST', headers, body: form }),
      );
      return { status: response.status, headers: [...response.headers], body: await response.text() };
    } catch (error) {
      if (!isUnstorable(error)) throw error;
      const body = {
        error: 'invalid_request',
        error_description: 'The request contains characters that no client or token contains.',
      };
      return { status: 400, headers: [['Content-Type', 'application/json']], body: JSON.stringify(body) };
    }
  }

  /** The server's metadata (RFC 8414): what Laurel offers, not all that better-auth could. */
  metadata() {
    const issuer = this.configuration.publicUrl;
    const authentication = ['client_secret_basic', 'private_key_jwt', 'none'];
    const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'];
    return {
      issuer,
      token_endpoint: `${issuer}/oauth2/token`,
      token_endpoint_auth_methods_supported: authentication,
      token_endpoint_auth_signing_alg_values_supported: algorithms,
      revocation_endpoint: `${issuer}/oauth2/revoke`,
      revocation_endpoint_auth_methods_supported: authentication,
      revocation_endpoint_auth_signing_alg_values_supported: algorithms,
      authorization_endpoint: `${issuer}/oauth2/authorize`,
      registration_endpoint: `${issuer}/oauth2/register`,
      authorization_response_iss_parameter_supported: true,
      code_challenge_methods_supported: ['S256'],
      grant_types_supported: [...grantTypes],
      response_types_supported: ['code'],
      scopes_supported: [...clientScopes, ...backpackScopes],
      service_documentation: `${issuer}/docs`,
    };
  }
}

/** Whether PostgreSQL refused the text of the request. better-auth looks up any text, and PostgreSQL refuses NUL. */
function isUnstorable(error: unknown): boolean {
  return typeof error === 'object' && error !== null && (error as { code?: unknown }).code === '22021';
}
