import type { Request, Response } from 'express';
import multer from 'multer';
import { DomainError, fileTooLarge } from '#kernel';
import { giveUpWhenIdle } from './idle-limit.js';
import { ArtifactStoreEngine, type FilePlace, type ReceivedFile } from './artifact-store-engine.js';

/** The name of the part with the file. */
const part = 'file';
/** The limits for the rest of a request, without the file's bytes: boundaries, headers, a few short fields. */
const limits = { files: 1, fields: 10, fieldNameSize: 100, fieldSize: 16 * 1024, headerPairs: 20 };
const maxOtherBytes = 1024 * 1024;
/** What the parser says when a complete request has an incomplete form. */
const endedTooSoon = /^Unexpected end of (form|file)$/;

/**
 * Streams the file of a multipart request, in the part `file`, into its place. A refused file is completely removed
 * before this throws. The other fields are in `request.body` afterwards.
 * @throws DomainError codes `file.too-large`, `file.empty`, `file.truncated`, `file.missing`, `file.one-at-a-time`,
 * `file.malformed`, `file.type-…` (see `acceptedType`), `request.multipart`.
 */
export async function receiveFile(request: Request, place: FilePlace): Promise<ReceivedFile> {
  if (!request.is('multipart/form-data')) {
    throw new DomainError(
      'unsupported-type',
      'request.multipart',
      `Send the file as multipart/form-data, in the part "${part}".`,
    );
  }
  // A file that is announced as too large is refused before it is sent.
  if (Number(request.headers['content-length'] ?? 0) > place.maxBytes + maxOtherBytes)
    throw fileTooLarge(place.maxBytes);
  giveUpWhenIdle(request);
  // No event comes for a sender who disconnected before this line, so waiting would never end.
  if (request.destroyed) throw truncated();
  const engine = new ArtifactStoreEngine(place);
  try {
    await parse(request, engine);
  } catch (error) {
    await engine.settled();
    throw refusalOf(error, engine, request);
  }
  const received = request.file as Partial<ReceivedFile> | undefined;
  if (received?.key === undefined) {
    throw new DomainError(
      'invalid',
      'file.missing',
      `The request has no file. Send a file with a name in the part "${part}".`,
      {
        errors: [{ pointer: `/${part}`, detail: 'A file with a name.' }],
      },
    );
  }
  const { key, name, mediaType, size, sha256 } = received as ReceivedFile;
  return { key, name, mediaType, size, sha256 };
}

function parse(request: Request, engine: ArtifactStoreEngine): Promise<void> {
  // Browsers send file names in UTF-8 without declaring it.
  const read = multer({ storage: engine, limits, defParamCharset: 'utf8' }).single(part);
  return new Promise((resolve, reject) =>
    read(request, request.res as Response, (error: unknown) => (error ? reject(error) : resolve())),
  );
}

function refusalOf(error: unknown, engine: ArtifactStoreEngine, request: Request): unknown {
  if (error instanceof DomainError) return error;
  if (error instanceof multer.MulterError) {
    if (['LIMIT_FILE_COUNT', 'LIMIT_UNEXPECTED_FILE'].includes(error.code)) {
      return new DomainError(
        'invalid',
        'file.one-at-a-time',
        `Send one file per request, in the part "${part}". Nothing was saved.`,
      );
    }
    return malformed(error.message);
  }
  if (!request.complete || endedTooSoon.test((error as Error).message)) {
    return truncated();
  }
  // A failure of the store is not the sender's mistake.
  if (error === engine.failure) return error;
  return malformed((error as Error).message);
}

function malformed(reason: string): DomainError {
  return new DomainError(
    'invalid',
    'file.malformed',
    `The multipart request cannot be read: ${reason}. Nothing was saved.`,
  );
}

function truncated(): DomainError {
  return new DomainError(
    'invalid',
    'file.truncated',
    'The upload was interrupted. Nothing was saved. Upload the file again.',
  );
}
