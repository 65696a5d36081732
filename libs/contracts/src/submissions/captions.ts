import { z } from 'zod';
import { Id, Instant } from '../common.js';

export const CaptionsView = z
  .object({
    fileId: Id,
    cues: z.int().meta({ description: 'How many pieces of text they have.' }),
    sha256: z.string().meta({ description: 'Lower-case hex of the bytes that were sent.' }),
    addedAt: Instant,
  })
  .meta({ id: 'Captions' });

export const CaptionsOfSubmission = z.object({ items: z.array(CaptionsView) });
