import { z } from 'zod';
import { Id, Instant, line, oneLine, storable, text } from '../common.js';
import { ArtifactKindParam } from '../version-content.js';

/** The `Upload-Metadata` of a resumable upload. */
export const UploadMetadata = z.object({
  submissionId: Id,
  kind: ArtifactKindParam,
  filename: oneLine(storable(z.string().trim().min(1).max(500))),
  filetype: line(200, 0).default(''),
  description: text(2000, 0).default(''),
});

export const UnfinishedUploadView = z
  .object({
    id: Id.meta({ description: 'Continue at /v1/uploads/{id}.' }),
    kind: ArtifactKindParam,
    name: z.string(),
    mediaType: z.string(),
    description: z.string(),
    size: z.int().meta({ description: 'Bytes of the whole file.' }),
    arrived: z.int().meta({ description: 'Bytes that have arrived. Do not send them again.' }),
    begunAt: Instant,
    expiresAt: Instant.meta({ description: 'The bytes that have arrived are kept until then.' }),
  })
  .meta({ id: 'UnfinishedUpload' });

export const UnfinishedUploads = z.object({ items: z.array(UnfinishedUploadView) });
