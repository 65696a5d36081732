import { z } from 'zod';
import { Id, Instant, PageQuery, pageOf, text } from './common.js';

export const AwardState = z.enum(['issued', 'suspended', 'revoked']);
export const AwardCommand = z.enum(['suspend', 'lift', 'revoke', 'reinstate']);

export const AwardView = z
  .object({
    id: Id,
    achievement: z.object({ id: Id, code: z.string(), title: z.string(), level: z.string(), stack: z.string() }),
    person: z.object({ id: Id, name: z.string() }),
    enrollmentId: Id,
    state: AwardState,
    issuedAt: Instant,
    url: z.string().meta({ description: 'The badge for everyone: a page for people, the signed credential for machines.' }),
    credentialUrl: z.string().meta({ description: 'Exactly the credential that holds, or held last.' }),
    revision: z.int(),
  })
  .meta({ id: 'Award', description: 'One badge given to one person.' });
export const AwardPage = pageOf(AwardView);

export const AwardInFull = AwardView.extend({
  allowed: z.array(AwardCommand).meta({ description: 'What can be done with it now.' }),
  history: z.array(
    z.object({
      command: z.enum(['issue', ...AwardCommand.options]),
      from: AwardState.nullable(),
      to: AwardState,
      reason: z.string().nullable(),
      actorId: z.string().nullable().meta({ description: 'Who did it; null when Laurel issued it upon a decision.' }),
      at: Instant,
      credentialUrl: z.string(),
    }),
  ),
}).meta({ id: 'AwardInFull', description: 'An award with what happened to it.' });

export const OwnAwardQuery = PageQuery;
export const AwardQuery = PageQuery.extend({
  personId: Id.optional(),
  state: AwardState.optional(),
  microCredential: z.string().max(40).optional().meta({ description: "The micro-credential's code.", examples: ['INS-1'] }),
});

export const StandingInput = z
  .object({ reason: text(2000).meta({ description: 'Why; it is kept in the history.' }) })
  .meta({ id: 'StandingInput', examples: [{ reason: 'The evidence turned out to be of another school.' }] });

export const StatusPurpose = z.enum(['suspension', 'revocation']);
export const StatusListNumber = z.coerce.number().int().min(1).max(2_000_000_000);
