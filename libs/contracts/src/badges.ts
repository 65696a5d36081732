import { z } from 'zod';
import {
  achievementKinds,
  awardCommands,
  awardHistoryCommands,
  awardStates,
  compositeKinds,
  evidenceItems,
  partStandings,
  statusPurposes,
} from '#badges/vocabulary';
import { Id, Instant, PageQuery, pageOf, text } from './common.js';

export const AwardState = z.enum(awardStates).meta({ id: 'AwardState' });
export const AwardCommand = z.enum(awardCommands).meta({ id: 'AwardCommand' });

export const AwardView = z
  .object({
    id: Id,
    achievement: z.object({
      id: Id,
      kind: z.enum(achievementKinds),
      code: z.string(),
      title: z.string(),
      level: z
        .string()
        .nullable()
        .meta({ description: 'Null for a stack and the whole, whose parts have a level each.' }),
      stack: z.string().nullable().meta({ description: 'Null for the whole.' }),
    }),
    person: z.object({ id: Id, name: z.string() }),
    enrollmentId: Id.nullable().meta({
      description: 'Null for a stack and the whole, which are earned with other awards.',
    }),
    state: AwardState,
    issuedAt: Instant,
    url: z
      .string()
      .meta({ description: 'The badge for everyone: a page for people, the signed credential for machines.' }),
    credentialUrl: z.string().meta({ description: 'Exactly the credential that holds, or held last.' }),
    revision: z.int(),
  })
  .meta({ id: 'Award', description: 'One badge given to one person.' });
export const AwardPage = pageOf(AwardView);

export const AwardInFull = AwardView.extend({
  allowed: z.array(AwardCommand).meta({
    description:
      'What can be done with it now; nothing with the badge of a stack or the whole, which follows its parts.',
  }),
  history: z.array(
    z.object({
      command: z.enum(awardHistoryCommands).meta({
        description:
          '`reissue`: a new credential for a recipient who is named otherwise, by another address or a DID; the badge stands as it did.',
      }),
      from: AwardState.nullable(),
      to: AwardState,
      reason: z.string().nullable(),
      actorId: z.string().nullable().meta({
        description:
          'Who did it; null when Laurel did, upon a decision, because of another award, or for a recipient who is named otherwise.',
      }),
      at: Instant,
      credentialUrl: z.string(),
    }),
  ),
}).meta({ id: 'AwardInFull', description: 'An award with what happened to it.' });

export const OwnAwardQuery = PageQuery;
export const AwardQuery = PageQuery.extend({
  personId: Id.optional(),
  state: AwardState.optional(),
  microCredential: z
    .string()
    .max(40)
    .optional()
    .meta({ description: "The micro-credential's code.", examples: ['INS-1'] }),
});

export const StackProgress = z
  .object({
    kind: z.enum(compositeKinds),
    code: z.string(),
    title: z.string(),
    parts: z.array(
      z.object({
        code: z.string(),
        title: z.string(),
        standing: z.enum(partStandings),
      }),
    ),
    earned: z.int().meta({ description: 'How many parts are in force.' }),
    inDevelopment: z.array(z.string()).meta({
      description:
        'Parts without a version in which anyone can enroll: while there are any, the stack cannot be earned.',
      examples: [['VIS-1', 'VIS-2']],
    }),
    award: z
      .object({ id: Id, state: AwardState, url: z.string() })
      .nullable()
      .meta({ description: 'The badge of the stack; null while it is not earned.' }),
  })
  .meta({
    id: 'StackProgress',
    description:
      'How far someone is with a stack, or with the whole: its badge comes with the last part, and holds while all parts do.',
  });
export const StackProgressList = z.object({ items: z.array(StackProgress) });

export const StandingInput = z
  .object({ reason: text(2000).meta({ description: 'Why; it is kept in the history.' }) })
  .meta({ id: 'StandingInput', examples: [{ reason: 'The evidence turned out to be of another school.' }] });

/** Base64url of a SHA-256. */
export const KeyThumbprint = z.string().regex(/^[\w-]{43}$/);
export const StatusPurpose = z.enum(statusPurposes);
export const StatusListNumber = z.coerce.number().int().min(1).max(2_000_000_000);

export const EvidenceItemParam = z
  .enum(evidenceItems)
  .meta({ description: 'One of the four artifacts, or the level reached on each detail.' });
/** Base64url of 128 bits. */
export const ShareToken = z.string().regex(/^[\w-]{22}$/);

export const OwnEvidenceList = z
  .object({
    items: z.array(
      z.object({
        item: EvidenceItemParam,
        title: z.string(),
        share: z
          .object({
            url: z.string().meta({ description: 'Whoever has it sees this item, and nothing else.' }),
            sharedAt: Instant,
          })
          .nullable()
          .meta({ description: 'Null while the item is private.' }),
      }),
    ),
  })
  .meta({
    id: 'OwnEvidenceList',
    description:
      'What is behind a badge, and which of it the holder shares. Empty for the badge of a stack or the whole, whose parts have evidence of their own.',
    examples: [
      {
        items: [
          { item: 'responsive_narrative', title: 'Responsive narrative', share: null },
          {
            item: 'results',
            title: 'Level reached on each detail',
            share: {
              url: 'https://badges.example.org/badges/019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11/shared/tKTjbKLVBMmYmKwBxrEJFg',
              sharedAt: '2026-11-08T06:00:00.000Z',
            },
          },
        ],
      },
    ],
  });

/** Which DIDs can be given, the operation says. */
export const DidInput = z
  .object({ did: text(2000) })
  .meta({ id: 'DidInput', examples: [{ did: 'did:web:pat.example.org' }] });
export const OwnDid = z
  .object({ did: z.string().nullable().meta({ description: 'As it was given: control of it is not checked.' }) })
  .meta({
    id: 'OwnDid',
    description: 'The DID by which your badges name you beside the hash of your address; null where you gave none.',
    examples: [{ did: 'did:web:pat.example.org' }],
  });
