import { z } from 'zod';
import { preflightKinds, preflightMarks, preflightPlaces } from '#submissions/vocabulary';
import { Id, text } from '../common.js';
import { ArtifactKindParam } from '../version-content.js';

export const PreflightFindingView = z
  .object({
    id: Id,
    kind: z.enum(preflightKinds).meta({
      description:
        'A `mark` must be removed or kept with a reason before the seal. A `question` can be answered. A `notice` is in a place that reviewers never see.',
    }),
    place: z.enum(preflightPlaces),
    mark: z.enum(preflightMarks).meta({ description: 'What it is the name of. A `person` is not the candidate.' }),
    artifact: ArtifactKindParam,
    fileId: Id.nullable(),
    filePosition: z.int().nullable(),
    webLinkPosition: z.int().nullable().meta({ description: 'The number of the link in its artifact.' }),
    linkId: Id.nullable(),
    detailId: z.string().nullable(),
    field: z.string().nullable().meta({ description: 'The field of the metadata, such as "Author".' }),
    start: z.int().nullable().meta({ description: 'UTF-16 offset in the text, description or explanation.' }),
    end: z.int().nullable(),
    before: z.string(),
    matched: z.string().meta({ description: 'The name as it is written there, between `before` and `after`.' }),
    after: z.string(),
    pages: z.array(z.int()).meta({ description: 'The pages of the file on which it stands; at most 20.' }),
    times: z.int().meta({ description: 'How often it stands in the file.' }),
    replacement: z.string().nullable().meta({
      description: 'What Laurel can write in its place. Null where only the candidate can change it.',
    }),
    alike: z.object({ replace: z.int(), keep: z.int() }).meta({
      description:
        'How many other open places one request changes in the same way: those of the same `mark` that Laurel can change, for a `question` only those of the same name. And how many the same reason lets stay: those of the same name.',
    }),
    keptReason: z.string().nullable().meta({ description: 'Why the candidate lets it stay. Null while it is open.' }),
  })
  .meta({ id: 'PreflightFinding' });

export const PreflightView = z
  .object({
    checked: z.boolean().meta({ description: 'False while the latest changes are not checked yet.' }),
    items: z.array(PreflightFindingView),
  })
  .meta({ id: 'Preflight', description: 'Everything in a draft that could tell reviewers whose it is.' });

export const KeptFindings = z.object({ items: z.array(PreflightFindingView) });

export const KeepFindingInput = z
  .object({
    reason: text(2000, 0)
      .default('')
      .meta({ description: 'At least three words for a `mark`. A `question` needs none.' }),
    alike: z
      .boolean()
      .default(false)
      .meta({ description: 'Lets the same name stay at its other open places too: see `alike.keep` of the finding.' }),
  })
  .meta({ id: 'KeepFindingInput' });

export const ReplaceFindingInput = z
  .object({
    remove: z
      .boolean()
      .default(false)
      .meta({ description: 'Removes the name. Otherwise the `replacement` of the finding is written in its place.' }),
    alike: z.boolean().default(false).meta({
      description:
        'Does the same at the other open places like this one: see `alike.replace` of the finding. Each place is saved as a change of its own.',
    }),
  })
  .meta({ id: 'ReplaceFindingInput' });
