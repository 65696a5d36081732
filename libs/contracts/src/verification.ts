import { z } from 'zod';
import { oneLine } from './common.js';
import { type CheckName, checkNames, checkOutcomes, verdicts } from '#verification/vocabulary';

/** The limit of a JSON body, minus the rest of the request. */
const longestDocument = 1_000_000;

export const VerificationInput = z
  .strictObject({
    url: oneLine(z.string().trim().min(1).max(2_000)).optional().meta({
      format: 'uri',
      description:
        'The https:// address of the badge: its page or credential at its issuer, or a picture with the credential inside.',
    }),
    document: z.string().min(1).max(longestDocument).optional().meta({
      contentMediaType: 'text/plain',
      description: 'The credential itself as text: JSON, a JWT, or an SVG with it inside.',
    }),
  })
  .refine(({ url, document }) => (url === undefined) !== (document === undefined), {
    error: 'Give either the address of a badge or the credential itself.',
    path: ['url'],
  })
  .meta({
    id: 'VerificationInput',
    examples: [{ url: 'https://badges.example.org/badges/019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11' }],
  });

const checks: Record<CheckName, string> = {
  proof: 'The signature is valid: nothing has changed since.',
  schema: 'The badge follows the official format of Open Badges 3.0.',
  issuer: 'The key belongs to the issuer that the badge names.',
  status: 'The issuer has neither revoked nor suspended it.',
  validity: 'It is valid at this time.',
};
export const VerificationCheck = z.enum(checkNames).meta({
  description: checkNames.map((name) => `\`${name}\`: ${checks[name]}`).join(' '),
});

export const VerificationReport = z
  .object({
    verdict: z.enum(verdicts).meta({ description: '`accepted` only when every check passed.' }),
    checks: z.array(
      z.object({
        check: VerificationCheck,
        outcome: z
          .enum(checkOutcomes)
          .meta({ description: '`not-checked` when the check could not run. It does not count as passed.' }),
        sentence: z.string().meta({
          description: 'What was found, for a person.',
          examples: ['The signature is valid: nothing in the badge has changed since it was signed.'],
        }),
      }),
    ),
    badge: z
      .object({
        id: z
          .string()
          .nullable()
          .meta({ examples: ['https://badges.example.org/credentials/019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11'] }),
        name: z
          .string()
          .nullable()
          .meta({ examples: ['Curriculum (Developing)'] }),
        description: z.string().nullable(),
        issuer: z.object({
          id: z
            .string()
            .nullable()
            .meta({ examples: ['did:web:badges.example.org:issuer'] }),
          name: z.string().nullable(),
        }),
        awarded: z
          .string()
          .nullable()
          .meta({
            description: 'When it was awarded, or else when it became valid, as the badge states it.',
            examples: ['2026-03-02T15:00:00Z'],
          }),
        results: z.array(z.object({ name: z.string(), level: z.string().nullable() })),
        evidenceCount: z.int(),
        holder: z.object({
          name: z
            .string()
            .nullable()
            .meta({ description: 'Who it was given to: as our public page shows it, or as the badge states it.' }),
          did: z.string().nullable(),
          emails: z.array(z.object({ hashed: z.boolean(), identity: z.string(), salt: z.string() })).meta({
            description:
              'To check whether the badge belongs to an address: for a hash, compare `sha256$` and the hex SHA-256 of address and salt. Issuers hash the address in lower case or as it was written.',
          }),
        }),
      })
      .meta({
        description:
          'What the badge says about itself, accepted or not. It is a stranger’s text: escape it, and trust it only when accepted.',
      }),
  })
  .meta({
    id: 'VerificationReport',
    description: 'Whether a badge of any issuer is genuine and valid, and why.',
  });
