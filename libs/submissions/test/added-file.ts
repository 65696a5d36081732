import { Readable } from 'node:stream';
import type { FilePlace } from '#storage';
import { asCandidate, type Laurel, type TheirSubmission } from '#testing';
import { AddFile } from '../src/files/add-file.js';

/** Puts these bytes in their place, as a PDF without a description. */
export function put(bytes: string, name = 'a.pdf') {
  return async ({ store, key, maxBytes }: FilePlace) => {
    const stored = await store.write(key, Readable.from([bytes]), { maxBytes });
    return { file: { key, name, mediaType: 'application/pdf', ...stored }, description: '' };
  };
}

/** Adds a file to the profile of documents. */
export function add(
  laurel: Laurel,
  { id, candidateId }: TheirSubmission,
  receive: Parameters<AddFile['run']>[0]['receive'],
) {
  const actor = asCandidate(candidateId);
  return laurel.get(AddFile).run({ actor, submissionId: id, kind: 'document_profile', receive });
}
