import { z } from 'zod';
import { about, declareEvents } from '#database';
import { type AwardState, awardStates } from './vocabulary.js';

/** The award after the change. */
const award = {
  personId: z.uuid(),
  /** Null for the badge of a stack or the whole. */
  enrollmentId: z.uuid().nullable(),
  /** For a stack or the whole: its key, such as `stack:INS`. */
  composite: z.string().nullable(),
  achievementId: z.uuid(),
  credentialId: z.uuid(),
  state: z.enum(awardStates),
};
const reason = z.string();

const share = { personId: z.uuid(), item: z.string(), shareId: z.uuid() };

export const badgesEvents = declareEvents({
  'award.issued': about('award', award),
  'award.reissued': about('award', { ...award, reason }),
  'award.suspended': about('award', { ...award, reason }),
  'award.lifted': about('award', { ...award, reason }),
  'award.revoked': about('award', { ...award, reason }),
  'award.reinstated': about('award', { ...award, reason }),
  'award.evidence-shared': about('award', { ...share, listed: z.boolean().optional() }),
  /** A shared item appears on the badge's public page, or no longer does. */
  'award.evidence-listed': about('award', { ...share, listed: z.boolean() }),
  'award.evidence-withdrawn': about('award', share),
  /** `did` is null when the holder removed it. */
  'person.did-changed': about('person', { personId: z.uuid(), did: z.string().nullable() }),
  /** What an administrator wrote about the program's issuer. Null is the default. */
  'issuer.changed': about('program', {
    name: z.string().nullable(),
    email: z.string().nullable(),
    url: z.string().nullable(),
    description: z.string().nullable(),
  }),
  /** `publicKey` is multibase. */
  'signing-key.rotated': about('signing-key', { publicKey: z.string(), signsFrom: z.iso.datetime() }),
});

/** The state of an award after each event that moves it (docs/domain.md, States). */
export const awardStateAfter = {
  'award.issued': 'issued',
  'award.suspended': 'suspended',
  'award.lifted': 'issued',
  'award.revoked': 'revoked',
  'award.reinstated': 'issued',
} as const satisfies Partial<Record<keyof typeof badgesEvents, AwardState>>;
