import { z } from 'zod';
import { designDeeds, designParts, signOffSteps } from '#catalog/vocabulary';
import { Id, Instant, text } from './common.js';
import { PersonRefView } from './identity.js';
import { LevelCode } from './version-content.js';

const DesignPartName = z.enum(designParts).meta({
  id: 'DesignPart',
  description: 'What a person does in a design team. A director is responsible for one level.',
});
const level = LevelCode.nullable().meta({ description: 'The level of a director. Null for the other parts.' });

export const MemberInput = z
  .strictObject({ personId: Id, part: DesignPartName, level })
  .refine((member) => (member.part === 'director') === (member.level !== null), {
    path: ['level'],
    error: 'Name the level of a director, and none for the other parts.',
  })
  .meta({
    id: 'DesignMemberInput',
    examples: [{ personId: '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11', part: 'director', level: 'developing' }],
  });

export const DesignTeam = z
  .object({
    items: z.array(z.object({ id: Id, person: PersonRefView, part: DesignPartName, level, appointedAt: Instant })),
  })
  .meta({ id: 'DesignTeam' });

export const OwnDesignParts = z
  .object({ items: z.array(z.object({ code: z.string(), part: DesignPartName, level })) })
  .meta({ id: 'OwnDesignParts', description: 'The micro-credentials that you design, by their codes.' });

const Place = z
  .string()
  .max(400)
  .regex(/^(\/[!-.0-~]+)*$/, 'Use a place such as /outcomes/o1/statement, or an empty text for the whole draft.')
  .meta({
    description:
      'Where it is in the content: like a JSON pointer, but with the id, kind or code of an item instead of its number. Empty for the whole version.',
    examples: ['/outcomes/o1/statement'],
  });

export const DesignCommentInput = z
  .strictObject({
    place: Place,
    text: text(4_000),
    suggestion: text(8_000).optional().meta({ description: 'Other words for a place that has words.' }),
  })
  .meta({
    id: 'DesignCommentInput',
    examples: [{ place: '/about', text: 'Say who it is for.', suggestion: 'For principals who teach.' }],
  });

export const DesignAnswerInput = z
  .strictObject({ text: text(4_000) })
  .meta({ id: 'DesignAnswerInput', examples: [{ text: 'Yes, they are.' }] });

export const DesignCommentCreated = z.object({ id: Id }).meta({ id: 'DesignCommentCreated' });

export const DesignComment = z
  .object({
    id: Id,
    place: Place,
    author: PersonRefView,
    text: z.string(),
    suggestion: z
      .object({
        words: z.string().meta({ description: 'What was there when the other words were suggested.' }),
        text: z.string(),
      })
      .nullable(),
    writtenAt: Instant,
    takenOverAt: Instant.nullable(),
    resolvedAt: Instant.nullable(),
    answers: z.array(z.object({ id: Id, author: PersonRefView, text: z.string(), writtenAt: Instant })),
  })
  .meta({ id: 'DesignComment' });

export const DesignOfVersion = z
  .object({
    may: z.array(z.enum(designDeeds)).meta({ description: 'What you may do to this version.' }),
    step: z.enum(signOffSteps).nullable().meta({ description: 'The move that comes next, if directors sign it off.' }),
    needed: z.array(z.object({ person: PersonRefView, signedAt: Instant.nullable() })).meta({
      description: 'Whose sign-off the move needs. `signedAt` is null until they sign off the version as it is.',
    }),
    comments: z.array(DesignComment),
  })
  .meta({ id: 'DesignOfVersion' });
