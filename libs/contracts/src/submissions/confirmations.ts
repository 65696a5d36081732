import { z } from 'zod';
import { Id, Instant, text } from '../common.js';
import { PersonRefView } from '../identity.js';
import { WebLinkView } from './links.js';

export const AskedConfirmation = z
  .object({
    id: Id,
    candidate: PersonRefView,
    microCredential: z.object({ code: z.string(), title: z.string() }),
    artifact: z.string().meta({ description: 'The title of the artifact.' }),
    askedAt: Instant,
  })
  .meta({ id: 'AskedConfirmation', description: 'An artifact that a candidate asks their coach to confirm.' });

export const AskedConfirmations = z.object({ items: z.array(AskedConfirmation) });

export const AskedConfirmationView = AskedConfirmation.extend({
  about: z.string(),
  guidingQuestions: z.array(z.object({ id: z.string(), text: z.string() })),
  text: z.string().nullable(),
  files: z.array(
    z.object({
      id: Id,
      position: z.int(),
      name: z.string(),
      mediaType: z.string(),
      size: z.int().meta({ description: 'Bytes.' }),
      description: z.string(),
      href: z.string().meta({ description: 'Works for anyone for 15 minutes.' }),
    }),
  ),
  links: z.array(WebLinkView),
  contentSha256: z.string().meta({ description: 'The hash of all this. Send it with the confirmation.' }),
}).meta({ id: 'ArtifactToConfirm' });

export const ConfirmInput = z
  .object({
    contentSha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'Send the hash that came with the artifact.')
      .meta({ description: 'The hash of the artifact that was read.' }),
  })
  .meta({ id: 'ConfirmInput', examples: [{ contentSha256: '0'.repeat(64) }] });

export const DeclineInput = z
  .object({ note: text(4000).meta({ description: 'What has to change first. The candidate reads it.' }) })
  .meta({ id: 'DeclineInput', examples: [{ note: 'Add the dates of the meetings in October and November.' }] });
