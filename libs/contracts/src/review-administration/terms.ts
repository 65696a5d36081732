import { z } from 'zod';

export const ReviewTermsInput = z
  .object({
    answerDays: z.int().min(1).max(60).meta({ description: 'Local days to accept or decline an offer.' }),
    dueDays: z.int().min(1).max(120).meta({ description: 'Local days from the offer to the due day of a review.' }),
    graceDays: z
      .int()
      .min(0)
      .max(60)
      .meta({ description: 'Local days from the due day until the review goes to someone else.' }),
    claimHours: z.int().min(1).max(720).meta({
      description: 'Hours until an idle claimed review goes back to the pool. Each saved score restarts them.',
    }),
    claimLimit: z.int().min(1).max(100).meta({
      description: 'How many claimed reviews a reviewer may have in progress. Another claim is then refused.',
    }),
    attemptsBeforeCoach: z
      .int()
      .min(1)
      .max(100)
      .meta({ description: 'After this many attempts, a coach meeting is required before the next one.' }),
  })
  .meta({
    id: 'ReviewTermsInput',
    examples: [{ answerDays: 5, dueDays: 14, graceDays: 3, claimHours: 72, claimLimit: 3, attemptsBeforeCoach: 3 }],
  });
export const ReviewTermsView = ReviewTermsInput.extend({ revision: z.int() }).meta({ id: 'ReviewTerms' });
