import { z } from 'zod';
import { enrollmentStates } from '#pilots/vocabulary';
import { Id } from '../common.js';
import { PersonRefView } from '../identity.js';
import { MissingPart } from './sealing.js';

export const TeamWorkView = z
  .object({
    id: Id,
    name: z.string(),
    school: z.string(),
    draftId: Id.nullable().meta({
      description: 'The submission in which the team writes together. Null before a member has opened it.',
    }),
    members: z.array(
      z.object({
        person: PersonRefView,
        state: z.enum(enrollmentStates),
        takesPart: z.boolean().meta({
          description:
            'Whether the team waits for this member before it can submit. False for who has finished or left.',
        }),
        missingParts: z.array(MissingPart).meta({ description: "What is missing in the member's own part." }),
      }),
    ),
    missingParts: z.array(MissingPart).meta({ description: 'What is missing in the part of the team.' }),
  })
  .meta({ id: 'TeamWork', description: 'The work of a team, as its members see it.' });
