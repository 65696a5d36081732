import { z } from 'zod';
import { Id } from '../common.js';

export const OutcomeAgreement = z
  .object({
    outcomeId: z.string(),
    number: z.int(),
    statement: z.string(),
    compared: z.int().meta({
      description: 'The sample: how many details of this outcome two locked independent reviews both scored.',
    }),
    agreed: z.int().meta({ description: 'How many of them both reviewers found met, or both not met.' }),
    rate: z.number().nullable().meta({ description: 'agreed / compared; null without a sample.' }),
    meeting: z.int().meta({ description: 'How many of them both reviewers found met.' }),
    decided: z.int().meta({ description: 'How many details of this outcome were decided, over all attempts.' }),
    met: z.int().meta({ description: 'How many of them were decided as met.' }),
  })
  .meta({ id: 'OutcomeAgreement' });

export const VersionFeedback = z
  .object({
    answers: z.int().meta({ description: 'The sample: how many candidates gave feedback.' }),
    rigor: z.number().nullable().meta({ description: 'Their mean, 1 to 5; null without a sample.' }),
    clarity: z.number().nullable().meta({ description: 'Their mean, 1 to 5; null without a sample.' }),
    words: z
      .array(z.object({ rigor: z.int(), clarity: z.int(), text: z.string() }))
      .meta({ description: 'The latest 100 comments, without names.' }),
  })
  .meta({ id: 'VersionFeedback' });

export const Agreement = z
  .object({ versionId: Id, submissions: z.int(), outcomes: z.array(OutcomeAgreement), feedback: VersionFeedback })
  .meta({ id: 'ReviewerAgreement' });
