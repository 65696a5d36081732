import { z } from 'zod';
import { about, declareEvents } from '#database';

export const programsEvents = declareEvents({
  'program.created': about('program', { code: z.string(), name: z.string() }),
  /** Each changed setting in words. */
  'program.changed': about('program', { changed: z.array(z.string()) }),
});
