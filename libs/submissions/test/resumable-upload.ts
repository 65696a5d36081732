import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { UnfinishedUploads } from '#storage';
import { asCandidate, type Laurel, type TheirSubmission } from '#testing';
import { ArtifactFile } from '../src/artifact-file.entity.js';
import { BeginUpload } from '../src/uploads/begin-upload.js';

export const pdf = Buffer.from('%PDF-1.7 a few bytes');

/** Announces a PDF with these bytes before any of them arrives. Returns its id. */
export async function begin(laurel: Laurel, draft: TheirSubmission, name = 'plan.pdf'): Promise<string> {
  const { id } = await laurel.get(BeginUpload).run({
    id: randomUUID(),
    actor: asCandidate(draft.candidateId),
    submissionId: draft.id,
    kind: 'document_profile',
    name,
    mediaType: '',
    description: 'The plan',
    size: pdf.length,
  });
  await laurel.get(UnfinishedUploads).begin(id, pdf.length);
  return id;
}

export function send(laurel: Laurel, id: string, offset: number, bytes: Buffer): Promise<unknown> {
  return laurel.get(UnfinishedUploads).append(id, Readable.from([bytes]), { offset, size: pdf.length });
}

export function fileNow(laurel: Laurel, id: string): Promise<ArtifactFile> {
  return laurel.dataSource.manager.findOneByOrFail(ArtifactFile, { id });
}
