import { z } from 'zod';

/** What every service of 1EdTech says about a request in its status. */
export const statusBasics = {
  imsx_codeMajor: z.enum(['failure', 'processing', 'success', 'unsupported']),
  imsx_severity: z.enum(['error', 'status', 'warning']),
  imsx_description: z.string().optional(),
};
