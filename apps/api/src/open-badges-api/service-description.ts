import { credentialScope, offlineScope, profileScope } from '#identity/vocabulary';

const operation = (operationId: string, summary: string, scope?: string) => ({
  operationId,
  summary,
  responses: { 200: { description: 'Success.' }, default: { description: 'Imsx_StatusInfo.' } },
  ...(scope === undefined ? {} : { security: [{ OAuth2ACG: [scope] }] }),
});

/**
 * The Service Description Document of the Open Badges 3.0 API: what it offers, and where a backpack registers and asks
 * for consent.
 */
export function serviceDescription({ publicUrl, issuerName }: { publicUrl: string; issuerName: string }) {
  return {
    openapi: '3.0.1',
    info: {
      title: `Open Badges of ${issuerName}`,
      version: '3.0',
      termsOfService: `${publicUrl}/`,
      'x-imssf-privacyPolicyUrl': `${publicUrl}/`,
      'x-imssf-image': `${publicUrl}/laurel.svg`,
    },
    servers: [{ url: `${publicUrl}/ims/ob/v3p0` }],
    paths: {
      '/discovery': { get: operation('getServiceDescription', 'This document.') },
      '/credentials': { get: operation('getCredentials', 'The holder’s badges in force.', credentialScope) },
      '/profile': { get: operation('getProfile', 'The holder’s name and address.', profileScope) },
    },
    components: {
      securitySchemes: {
        OAuth2ACG: {
          type: 'oauth2',
          description: 'OAuth 2.0 authorization code with PKCE (S256). Clients register themselves (RFC 7591).',
          'x-imssf-name': issuerName,
          'x-imssf-privacyPolicyUrl': `${publicUrl}/`,
          'x-imssf-registrationUrl': `${publicUrl}/oauth2/register`,
          'x-imssf-termsOfServiceUrl': `${publicUrl}/`,
          flows: {
            authorizationCode: {
              authorizationUrl: `${publicUrl}/oauth2/authorize`,
              tokenUrl: `${publicUrl}/oauth2/token`,
              refreshUrl: `${publicUrl}/oauth2/token`,
              scopes: {
                [credentialScope]: 'Read the holder’s badges in force.',
                [profileScope]: 'Read the holder’s name and email address.',
                [offlineScope]: 'Stay connected without asking the holder every hour.',
              },
            },
          },
        },
      },
    },
  };
}
