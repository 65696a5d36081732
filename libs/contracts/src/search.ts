import { z } from 'zod';
import { submissionStates } from '#submissions/vocabulary';
import { AwardState } from './badges.js';
import { Id, oneLine, storable } from './common.js';
import { PersonRefView, RoleName } from './identity.js';
import { MicroCredentialRef, SubmissionNumber } from './reviews.js';

export const SearchQuery = z.object({
  q: oneLine(
    storable(z.string().trim().min(2, 'Type at least two characters.').max(100, 'Type at most 100 characters.')),
  ).meta({
    description:
      'The beginnings of words in a name or email address, a submission’s number, the address of a badge, or a part of a micro-credential’s title or code.',
    examples: ['ada lov', '48213'],
  }),
});

/** The first few of a kind. */
const few = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    more: z.boolean().meta({ description: 'Whether there are more than these.' }),
  });

export const SearchResults = z
  .object({
    people: few(PersonRefView.extend({ email: z.string(), roles: z.array(RoleName) })).meta({
      description: 'By name. `GET /v1/people` with the same `text` lists all.',
    }),
    submissions: few(
      z.object({
        id: Id,
        number: SubmissionNumber,
        attempt: z.int(),
        state: z.enum(submissionStates),
        candidate: PersonRefView,
        microCredential: MicroCredentialRef,
      }),
    ).meta({ description: 'The submission with this number. One that you review is left out.' }),
    badges: few(
      z.object({ id: Id, code: z.string(), title: z.string(), state: AwardState, person: PersonRefView }),
    ).meta({
      description: 'The badges of these people or with this code, or the badge with this address. Latest first.',
    }),
    microCredentials: few(z.object({ code: z.string(), title: z.string() })).meta({
      description: 'In the order of the catalog.',
    }),
  })
  .meta({ id: 'SearchResults' });
