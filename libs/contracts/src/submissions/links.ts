import { z } from 'zod';
import { Id, Instant, text, webAddress } from '../common.js';

export const WebLinkView = z
  .object({ id: Id, position: z.int(), address: z.string(), description: z.string(), addedAt: Instant })
  .meta({
    id: 'WebLink',
    description: 'An address of a page elsewhere, as part of an artifact. Laurel does not open it.',
  });

export const WebLinkInput = z.object({ address: webAddress(2000), description: text(2000) }).meta({
  id: 'WebLinkInput',
  examples: [{ address: 'https://video.example.org/watch/42', description: 'A lesson about fractions in grade 4' }],
});
