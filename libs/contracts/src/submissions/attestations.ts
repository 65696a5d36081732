import { z } from 'zod';
import { type AiUse, aiUses, attestationItems, type Consent, consents } from '#submissions/vocabulary';
import { Instant, text } from '../common.js';

const answers = {
  aiUse: z.enum(aiUses).meta({ description: '`none`, for ideas or `wording`, or for `drafts`.' }),
  aiHow: text(4000, 0).meta({ description: 'How AI was used. Empty when it was not.' }),
  consent: z.enum(consents).meta({ description: '`nobody` is shown or named, or everyone shown or named `agreed`.' }),
};

export const AttestationInput = z
  .object({
    textVersion: z
      .int()
      .min(1)
      .max(2_000_000_000)
      .meta({ description: 'The version of the text that the candidate read.' }),
    ownWork: z.boolean().default(false).meta({ description: 'Whether the candidate confirms the statement.' }),
    aiUse: answers.aiUse.nullable().default(null),
    aiHow: answers.aiHow.default(''),
    consent: answers.consent.nullable().default(null),
  })
  .meta({
    id: 'AttestationInput',
    examples: [
      {
        textVersion: 1,
        ownWork: true,
        aiUse: 'wording',
        aiHow: 'A chatbot shortened two paragraphs.',
        consent: 'nobody',
      },
    ],
  });

const AttestationAnswers = z
  .object({ ownWork: z.boolean(), ...answers, aiHow: z.string() })
  .meta({ id: 'AttestationAnswers' });

const sentence = text(1000);

export const AttestationStatements = z
  .object({
    ownWork: z.object({ statement: sentence }),
    aiUse: z.object({
      question: sentence,
      choices: z.object({ none: sentence, wording: sentence, drafts: sentence } satisfies Record<AiUse, z.ZodType>),
      how: sentence,
    }),
    consent: z.object({
      question: sentence,
      choices: z.object({ nobody: sentence, agreed: sentence } satisfies Record<Consent, z.ZodType>),
    }),
  })
  .meta({ id: 'AttestationStatements' });

export const AttestationTextView = z
  .object({ version: z.int(), statements: AttestationStatements, inForceFrom: Instant })
  .meta({ id: 'AttestationText' });

export const AttestationTexts = z
  .object({
    items: z.array(AttestationTextView),
    inForce: z.int().meta({ description: 'The version that candidates attest to now.' }),
    revision: z.int().meta({ description: 'The latest version.' }),
  })
  .meta({ id: 'AttestationTexts' });

export const AttestationTextInput = z
  .object({
    statements: AttestationStatements,
    inForceFrom: Instant.nullable().default(null).meta({ description: 'Null: at once.' }),
  })
  .meta({ id: 'AttestationTextInput' });

export const AttestedView = z
  .object({
    textVersion: z.int(),
    attestedAt: Instant,
    answers: AttestationAnswers,
    said: z.array(
      z.object({
        item: z.enum(attestationItems),
        statement: z.string(),
        answer: z.string().meta({ description: 'Empty for a statement that is only confirmed.' }),
      }),
    ),
  })
  .meta({ id: 'Attested', description: 'What the candidate attested to, in the words of the text.' });

export const AttestationView = z
  .object({
    text: AttestationTextView.meta({ description: 'The text in force. Once sealed, the text that was attested to.' }),
    complete: z.boolean().meta({ description: 'Whether the answers are to this text, so that nothing is missing.' }),
    attested: AttestedView.nullable().meta({
      description: 'What the candidate attested to last, perhaps to an earlier text. Null before they attest.',
    }),
  })
  .meta({ id: 'Attestation' });
