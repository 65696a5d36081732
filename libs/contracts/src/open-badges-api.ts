import { z } from 'zod';
import { statusInfo } from './imsx.js';

/** The status of a request in the Open Badges 3.0 API (Imsx_StatusInfo in the specification). */
export const ImsxStatusInfo = statusInfo([
  'forbidden',
  'fullsuccess',
  'internal_server_error',
  'invalid_data',
  'invalid_query_parameter',
  'misdirected_request',
  'not_acceptable',
  'not_allowed',
  'not_modified',
  'server_busy',
  'unauthorizedrequest',
  'unknown',
]).meta({ id: 'ImsxStatusInfo' });

export type ImsxStatusInfo = z.infer<typeof ImsxStatusInfo>;

/** The query of getCredentials. */
export const HeldCredentialsQuery = z.object({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(50)
    .meta({ description: 'The most credentials to return, 1 to 100.' }),
  offset: z.coerce
    .number()
    .int()
    .min(0)
    .max(1_000_000)
    .default(0)
    .meta({ description: 'The first credential to return; the very first is 0.' }),
  since: z
    .union([z.iso.datetime({ offset: true, local: true })])
    .refine((since) => since >= '1970' && since < '3000', 'An instant between 1970 and 3000.')
    .optional()
    .meta({
      description: 'Only credentials that became valid after this instant, ISO 8601. UTC without a zone.',
      examples: ['2026-03-02T15:00:00Z'],
    }),
});

export const HeldCredentials = z
  .object({
    credential: z.array(z.looseObject({ id: z.string(), type: z.array(z.string()) })),
    compactJwsString: z.array(z.string()),
  })
  .meta({
    id: 'HeldCredentials',
    description: 'GetOpenBadgeCredentialsResponse: each credential exactly as it was signed.',
  });

export const HolderProfile = z
  .object({ id: z.string(), type: z.array(z.string()), name: z.string(), email: z.string() })
  .meta({ id: 'HolderProfile', description: 'Profile of the holder.' });

export const ServiceDescription = z
  .looseObject({
    openapi: z.string(),
    info: z.looseObject({ title: z.string(), version: z.string() }),
    components: z.looseObject({}),
  })
  .meta({
    id: 'ServiceDescription',
    description:
      'ServiceDescriptionDocument: an OpenAPI document with the addresses for registration, authorization and tokens.',
  });
