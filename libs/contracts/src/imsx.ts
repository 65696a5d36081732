import { z } from 'zod';

/** The status that every API of 1EdTech gives a refused request. Each API has its own minor codes. */
export const statusInfo = <const Code extends string>(minorCodes: readonly Code[]) =>
  z.object({
    imsx_codeMajor: z.enum(['failure', 'processing', 'success', 'unsupported']),
    imsx_severity: z.enum(['error', 'status', 'warning']),
    imsx_description: z.string().optional(),
    imsx_codeMinor: z
      .object({
        imsx_codeMinorField: z
          .array(z.object({ imsx_codeMinorFieldName: z.string(), imsx_codeMinorFieldValue: z.enum(minorCodes) }))
          .min(1),
      })
      .optional(),
  });
