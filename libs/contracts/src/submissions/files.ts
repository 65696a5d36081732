import { z } from 'zod';
import { fileNotices, fileProblems } from '#formats/vocabulary';
import { fileGuises, fileStates, preparationStates } from '#submissions/vocabulary';
import { Id, Instant, text, word } from '../common.js';
import { ArtifactKindParam } from '../version-content.js';

export const ArtifactFileView = z
  .object({
    id: Id,
    kind: ArtifactKindParam,
    position: z.int(),
    name: z.string(),
    mediaType: z.string(),
    size: z.int().meta({ description: 'Bytes.' }),
    sha256: z.string().nullable().meta({
      description:
        'Lower-case hex of the bytes. Null while the file is uploading, and after a resumable upload to S3 until the virus scan has read it. Never null after the scan.',
    }),
    state: z.enum(fileStates).meta({ description: 'The virus scan. `unscanned`: there is no scanner.' }),
    preparation: z.enum(preparationStates).meta({
      description:
        'Whether the blind copy for reviewers is `ready`. `unreadable`: reviewers could not read the file; `problem` says why.',
    }),
    problem: z
      .object({ code: z.enum(fileProblems), say: z.string() })
      .nullable()
      .meta({
        description: 'Why reviewers could not read the file, and how to mend it.',
      }),
    notices: z
      .array(z.object({ notice: z.enum(fileNotices), say: z.string() }))
      .meta({ description: 'What to know of the copy that reviewers get.' }),
    pages: z.int().nullable().meta({ description: 'Pages, slides or sheets, where they were counted.' }),
    seconds: z.number().nullable().meta({ description: 'The length of a recording or video.' }),
    sameAs: z.object({ fileId: Id, kind: ArtifactKindParam, position: z.int() }).nullable().meta({
      description:
        'The first file of the submission, where this file has the same bytes as one uploaded before it. Null until its hash is known.',
    }),
    copy: z
      .object({
        name: z.string().meta({ description: 'The neutral name that reviewers see.' }),
        mediaType: z.string(),
        size: z.int(),
      })
      .nullable()
      .meta({ description: 'The blind copy. Null while there is none.' }),
    view: z.object({ mediaType: z.string() }).nullable().meta({
      description: 'What the page shows where browsers cannot show the blind copy itself.',
    }),
    description: z.string(),
    uploadedAt: Instant,
  })
  .meta({ id: 'ArtifactFile' });

/** The other fields of a multipart request with a file. */
export const UploadFields = z.object({ description: text(2000, 0).default('') });

export const FileDescriptionInput = z.object({ description: text(2000) }).meta({ id: 'FileDescriptionInput' });

export const SignedLink = z
  .object({ href: z.string(), expiresAt: Instant })
  .meta({ id: 'SignedLink', description: 'A link that works for anyone until it expires.' });

export const FileGuiseParam = z
  .enum(fileGuises)
  .meta({ description: 'The original (`own`), the blind copy (`blind`), or what the page shows of it (`view`).' });

export const FileLinkQuery = z.object({ guise: FileGuiseParam.default('own') });

export const LinkQuery = z.object({ expires: word(20), signature: word(200) });
