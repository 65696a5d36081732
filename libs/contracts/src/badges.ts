import { z } from 'zod';
import {
  achievementKinds,
  awardCommands,
  awardHistoryCommands,
  awardStates,
  compositeKinds,
  highestStatusList,
  partStandings,
  statusPurposes,
} from '#badges/vocabulary';
import { artifactKindForm } from '#catalog/vocabulary';
import { Id, Instant, line, PageQuery, pageOf, text, word } from './common.js';

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
        .meta({ description: 'Null for a stack and the whole: each of their parts has its own level.' }),
      stack: z.string().nullable().meta({ description: 'Null for the whole.' }),
    }),
    person: z.object({ id: Id, name: z.string() }),
    enrollmentId: Id.nullable().meta({
      description: 'Null for a stack and the whole: people earn them with other awards.',
    }),
    state: AwardState,
    issuedAt: Instant,
    validUntil: Instant.nullable().meta({
      description: 'When it stops being valid. Null: it does not end. Its state stays `issued`.',
    }),
    url: z.string().meta({ description: 'The public badge: a page for people, the signed credential for machines.' }),
    credentialUrl: z
      .string()
      .meta({ description: 'The current credential, or the last one, exactly as it was signed.' }),
    revision: z.int(),
  })
  .meta({ id: 'Award', description: 'One badge given to one person.' });
export const AwardPage = pageOf(AwardView);

export const AwardInFull = AwardView.extend({
  allowed: z.array(AwardCommand).meta({
    description: 'The commands it allows now. A stack or the whole allows none: it follows its parts.',
  }),
  history: z.array(
    z.object({
      command: z.enum(awardHistoryCommands).meta({
        description: '`reissue`: a new credential because the holder’s address or DID changed. The standing stays.',
      }),
      from: AwardState.nullable(),
      to: AwardState,
      reason: z.string().nullable(),
      actorId: z.string().nullable().meta({
        description:
          'Who did it. Null when Laurel did: after a decision, because another award changed, or because the holder’s address or DID changed.',
      }),
      at: Instant,
      credentialUrl: z.string(),
    }),
  ),
}).meta({ id: 'AwardInFull', description: 'An award with its history.' });

export const OwnAwardQuery = PageQuery;
export const AwardQuery = PageQuery.extend({
  personId: Id.optional(),
  state: AwardState.optional(),
  microCredential: word(40)
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
    required: z
      .int()
      .meta({ description: 'How many parts the badge asks for: all, or some where a stack offers a choice.' }),
    counting: z
      .int()
      .meta({ description: 'How many of those are in force. The badge is given when it equals `required`.' }),
    inDevelopment: z.array(z.string()).meta({
      description: 'Parts that nobody can enroll in yet. While there are any, nobody can earn the stack.',
      examples: [['VIS-1', 'VIS-2']],
    }),
    award: z
      .object({ id: Id, state: AwardState, url: z.string() })
      .nullable()
      .meta({ description: 'The badge of the stack. Null until it is earned.' }),
  })
  .meta({
    id: 'StackProgress',
    description:
      'A person’s progress with a stack, or with the whole. Its badge comes with the last part, and is valid while all parts are.',
  });
export const StackProgressList = z.object({ items: z.array(StackProgress) });

export const StandingInput = z
  .object({ reason: text(2000).meta({ description: 'The reason. The history keeps it.' }) })
  .meta({ id: 'StandingInput', examples: [{ reason: 'The evidence turned out to be from another school.' }] });

/** Base64url of a SHA-256. */
export const KeyThumbprint = z.string().regex(/^[\w-]{43}$/);
export const StatusPurpose = z.enum(statusPurposes);
export const StatusListNumber = z.coerce.number().int().min(1).max(highestStatusList);

export const EvidenceItemParam = z
  .string()
  .regex(artifactKindForm)
  .meta({
    description: 'An artifact, or `results`: the level reached on each detail.',
    examples: ['responsive_narrative'],
  });
/** Base64url of 128 bits. */
export const ShareToken = z.string().regex(/^[\w-]{22}$/);

export const ShareInput = z
  .object({
    listed: z.boolean().default(false).meta({
      description: "Whether the badge's public page leads to the item. Otherwise only people with the link see it.",
    }),
  })
  .meta({ id: 'ShareInput', examples: [{ listed: true }] });

export const OwnEvidenceList = z
  .object({
    items: z.array(
      z.object({
        item: EvidenceItemParam,
        title: z.string(),
        share: z
          .object({
            url: z.string().meta({ description: 'Anyone with this link sees this item, and nothing else.' }),
            sharedAt: Instant,
            listed: z.boolean().meta({ description: "Whether the badge's public page leads to it." }),
          })
          .nullable()
          .meta({ description: 'Null while the item is private.' }),
      }),
    ),
  })
  .meta({
    id: 'OwnEvidenceList',
    description:
      'The evidence of a badge, and what the holder shares of it. Empty for a stack or the whole: each part has its own evidence.',
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
              listed: true,
            },
          },
        ],
      },
    ],
  });

/** `NameHolder` says which DIDs are valid. */
export const DidInput = z
  .object({ did: line(2000) })
  .meta({ id: 'DidInput', examples: [{ did: 'did:web:pat.example.org' }] });
export const OwnDid = z
  .object({ did: z.string().nullable().meta({ description: 'As entered. Laurel does not check who controls it.' }) })
  .meta({
    id: 'OwnDid',
    description: 'Your own DID in your badges, in addition to the hash of your address. Null until you add one.',
    examples: [{ did: 'did:web:pat.example.org' }],
  });
