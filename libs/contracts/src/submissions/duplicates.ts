import { z } from 'zod';
import { duplicateKinds, duplicateStates } from '#submissions/vocabulary';
import { Id, Instant, PageQuery, pageOf, text } from '../common.js';
import { PersonRefView } from '../identity.js';
import { ArtifactKindParam } from '../version-content.js';

export const DuplicatePlaceView = z
  .object({
    submissionId: Id,
    attempt: z.int(),
    sealedAt: Instant.nullable(),
    candidate: PersonRefView,
    microCredential: z.object({ code: z.string(), title: z.string() }),
    artifact: ArtifactKindParam,
    artifactTitle: z.string(),
    fileId: Id.nullable().meta({ description: 'Null for the text of the artifact.' }),
    filePosition: z.int().nullable(),
    fileName: z.string().nullable(),
    page: z.int().nullable().meta({ description: 'The page of the file on which the excerpt begins.' }),
    excerpt: z.string().meta({
      description: 'The first words in common, as they stand in this place. Empty where no text was compared.',
    }),
  })
  .meta({ id: 'DuplicatePlace' });

export const DuplicateView = z
  .object({
    id: Id,
    kind: z.enum(duplicateKinds).meta({ description: 'The same bytes, or much of the same text.' }),
    state: z.enum(duplicateStates).meta({ description: '`closed`: an administrator saw it and found no issue.' }),
    words: z.int().meta({
      description: 'How many words they share, about. 0 where only the bytes of files were compared.',
    }),
    percent: z.int().meta({ description: 'The share of the shorter text. 100 for the same file.' }),
    samePerson: z.boolean().meta({ description: 'Whether both are the work of one person.' }),
    places: z
      .array(DuplicatePlaceView)
      .length(2)
      .meta({ description: 'Both places, that of the older enrollment first.' }),
    foundAt: Instant.meta({ description: 'When it was found, or opened again.' }),
    closedAt: Instant.nullable(),
    closedBy: PersonRefView.nullable(),
    note: z.string().meta({ description: 'Why it is no issue. It stays when there is more and it is opened again.' }),
  })
  .meta({
    id: 'Duplicate',
    description: 'Similar work in two enrollments, for administrators to judge. Nothing follows from it by itself.',
  });

export const Duplicates = pageOf(DuplicateView);

export const DuplicatesQuery = PageQuery.extend({
  state: z.enum(duplicateStates).default('open'),
  kind: z.enum(duplicateKinds).optional(),
  submissionId: Id.optional().meta({
    description: 'Only what concerns the enrollment of this submission, whatever the attempt.',
  }),
});

export const CloseDuplicateInput = z
  .object({ note: text(2000).meta({ description: 'Why it is no issue. Administrators read it.' }) })
  .meta({ id: 'CloseDuplicateInput', examples: [{ note: 'Both quote the district’s improvement plan.' }] });
