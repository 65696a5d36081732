import { z } from 'zod';
import { backpackGrantTypes } from '#identity/vocabulary';
import { Instant, line, oneLine, storable } from './common.js';

const signedRequest = oneLine(storable(z.string().min(1).max(8000))).meta({
  description: 'The parameter `request` from the address of the page where the holder decides, unchanged.',
  examples: ['client_id=019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11&sig=x'],
});

export const ConnectionQuery = z.object({ request: signedRequest });

export const ConnectionRequestView = z
  .object({
    clientId: z.string(),
    name: z.string().meta({ description: 'The name that the backpack states. Nobody has verified it.' }),
    uri: z.string().nullable(),
    registeredAt: Instant,
    answersTo: z
      .string()
      .meta({ description: 'The host that receives the answer.', examples: ['backpack.example.org'] }),
    scopes: z.array(z.string()),
  })
  .meta({ id: 'ConnectionRequest' });

export const ConnectionDecision = z.object({ request: signedRequest, allow: z.boolean() }).meta({
  id: 'ConnectionDecision',
  examples: [{ request: 'client_id=019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11&sig=x', allow: false }],
});

export const ConnectionAnswer = z
  .object({ url: z.string().meta({ description: 'Where the browser goes now: back to the backpack.' }) })
  .meta({ id: 'ConnectionAnswer' });

export const ConnectionList = z.object({
  items: z.array(
    z
      .object({
        clientId: z.string(),
        name: z.string(),
        uri: z.string().nullable(),
        scopes: z.array(z.string()),
        connectedAt: Instant,
      })
      .meta({ id: 'Connection', description: 'A backpack that a holder has connected.' }),
  ),
});

export const ClientId = z.string().regex(/^[\w-]{1,100}$/);

const address = storable(z.string().min(1).max(2000));
const word = z.string().min(1).max(200);

/** The fields of RFC 7591 that Laurel uses. Other fields are ignored, as the standard requires. */
export const BackpackRegistration = z
  .object({
    client_name: line(200),
    redirect_uris: z.array(address).min(1).max(5),
    client_uri: address.optional(),
    token_endpoint_auth_method: word.default('client_secret_basic'),
    grant_types: z
      .array(word)
      .min(1)
      .max(10)
      .default([...backpackGrantTypes]),
    response_types: z.array(word).min(1).max(10).default(['code']),
    scope: storable(z.string().max(2000)).default(''),
  })
  .meta({ examples: [{ client_name: 'A backpack', redirect_uris: ['https://backpack.example.org/callback'] }] });

export const RegisteredBackpackView = z
  .object({
    client_id: z.string(),
    client_secret: z
      .string()
      .optional()
      .meta({ description: 'Shown only once; absent for a backpack without a secret.' }),
    client_id_issued_at: z.int().meta({ description: 'Seconds since 1970.' }),
    client_secret_expires_at: z.literal(0).optional().meta({ description: '0: it does not expire.' }),
    client_name: z.string(),
    redirect_uris: z.array(z.string()),
    token_endpoint_auth_method: z.string(),
    grant_types: z.array(z.string()),
    response_types: z.array(z.string()),
    scope: z.string(),
  })
  .meta({ id: 'RegisteredBackpack' });

export const RegistrationRefusal = z
  .object({ error: z.string(), error_description: z.string() })
  .meta({ id: 'RegistrationRefusal', description: 'RFC 7591, 3.2.2.' });
