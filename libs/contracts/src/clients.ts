import { z } from 'zod';
import { clientAuthentications, clientScopes, clientStates } from '#identity/vocabulary';
import { Instant, line, pageOf, word } from './common.js';

export const ClientScope = z
  .enum(clientScopes)
  .meta({ id: 'ClientScope', description: 'What an OAuth client may do.' });

export const ClientRegistration = z
  .object({
    name: line(200),
    scopes: z.array(ClientScope).min(1).max(20),
    publicKeys: z
      .array(z.looseObject({ kty: word(20) }))
      .min(1)
      .max(5)
      .optional()
      .meta({
        description:
          'Public JSON Web Keys. With them the client authenticates by `private_key_jwt` and gets no secret.',
      }),
  })
  .meta({ id: 'ClientRegistration' });

export const ClientView = z
  .object({
    id: z.string().meta({ description: 'The `client_id`.' }),
    name: z.string(),
    scopes: z.array(z.string()),
    authentication: z.enum(clientAuthentications),
    state: z.enum(clientStates),
    registeredAt: Instant,
  })
  .meta({ id: 'Client' });

export const RegisteredClient = ClientView.extend({
  clientSecret: z.string().nullable().meta({ description: 'Shown only once; null for a client with public keys.' }),
}).meta({ id: 'RegisteredClient' });

export const Clients = pageOf(ClientView).meta({ id: 'Clients' });

/** The answer in the standard's form (RFC 6749, 5.1), for the API's documentation. */
export const AccessTokenView = z
  .object({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    expires_in: z.int().meta({ description: 'Seconds.' }),
    expires_at: z.int().optional(),
    refresh_token: z
      .string()
      .optional()
      .meta({ description: 'For a backpack with the scope offline_access. Usable once.' }),
    scope: z.string().optional(),
  })
  .meta({ id: 'AccessToken' });

export const OAuthMetadata = z
  .object({
    issuer: z.string(),
    token_endpoint: z.string(),
    token_endpoint_auth_methods_supported: z.array(z.string()),
    token_endpoint_auth_signing_alg_values_supported: z.array(z.string()),
    revocation_endpoint: z.string(),
    revocation_endpoint_auth_methods_supported: z.array(z.string()),
    revocation_endpoint_auth_signing_alg_values_supported: z.array(z.string()),
    authorization_endpoint: z.string(),
    registration_endpoint: z.string(),
    authorization_response_iss_parameter_supported: z.boolean(),
    code_challenge_methods_supported: z.array(z.string()),
    grant_types_supported: z.array(z.string()),
    response_types_supported: z.array(z.string()),
    scopes_supported: z.array(z.string()),
    service_documentation: z.string(),
  })
  .meta({ id: 'OAuthMetadata' });
