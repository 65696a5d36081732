import type { IncomingMessage } from 'node:http';
import { ERRORS, Metadata, TUS_RESUMABLE } from '@tus/server';
import { DomainError, notFound } from '#kernel';

interface ProtocolError {
  status_code: number;
  body: string;
}

/**
 * Refuses a request that breaks the protocol, before the library refuses it in its own words.
 * @throws DomainError `upload.protocol` (412) for another version; `upload.malformed` with a pointer to the header.
 */
export function refuseMalformed({ method, headers }: IncomingMessage): void {
  if (headers['tus-resumable'] !== TUS_RESUMABLE) {
    throw new DomainError(
      'stale',
      'upload.protocol',
      `Uploads use tus ${TUS_RESUMABLE}. Send the header Tus-Resumable: ${TUS_RESUMABLE}.`,
    );
  }
  if (method === 'PATCH' && headers['content-type'] !== 'application/offset+octet-stream') {
    throw new DomainError(
      'unsupported-type',
      'upload.malformed',
      'Send the bytes of an upload as application/offset+octet-stream.',
    );
  }
  if (method === 'PATCH') refuseNumber('Upload-Offset', headers['upload-offset']);
  if (method === 'POST') refuseNumber('Upload-Length', headers['upload-length']);
  if (method === 'POST') refuseMetadata(headers['upload-metadata']);
  if (headers['upload-concat'] !== undefined)
    throw malformed('Upload-Concat', 'Leave it out. Send the parts of an upload one after another.');
}

function refuseNumber(name: string, value: string | string[] | undefined): void {
  if (!/^(0|[1-9]\d{0,14})$/.test(String(value ?? ''))) throw malformed(name, 'A number of bytes.');
}

function refuseMetadata(value: string | string[] | undefined): void {
  try {
    Metadata.parse(String(value ?? ''));
  } catch {
    throw malformed('Upload-Metadata', 'Pairs of a key and its Base64 value, separated by commas.');
  }
}

function malformed(header: string, detail: string): DomainError {
  return new DomainError('invalid', 'upload.malformed', `The header ${header} of this upload is not valid.`, {
    errors: [{ pointer: `header:${header}`, detail }],
  });
}

/** The library's refusals in our words. Any other error stays as it is. */
export function refusalOf(error: Error | ProtocolError): unknown {
  if (!isProtocolError(error)) return error;
  switch (error.status_code) {
    case 404:
      return notFound('upload');
    case 409:
      return new DomainError(
        'conflict',
        'upload.offset',
        'This request does not continue where the upload stopped. Send a HEAD request for the offset, then the missing bytes.',
      );
    case 413:
      return new DomainError(
        'too-large',
        'upload.longer-than-announced',
        'This request has more bytes than announced. The announced bytes are kept.',
      );
  }
  if (error === ERRORS.ERR_LOCK_TIMEOUT) {
    return new DomainError(
      'unavailable',
      'upload.in-use',
      'Another connection is still sending this upload. Try again shortly.',
      { retryAfter: 2 },
    );
  }
  if (error === ERRORS.ABORTED) {
    return new DomainError(
      'unavailable',
      'upload.interrupted',
      'The upload was interrupted. The part that arrived is kept. Continue from there.',
      { retryAfter: 1 },
    );
  }
  if (error.status_code < 500 || error.status_code === ERRORS.UNSUPPORTED_CREATION_DEFER_LENGTH_EXTENSION.status_code) {
    return new DomainError('invalid', 'upload.malformed', error.body.trim());
  }
  return new Error(`The upload cannot be stored: ${error.body.trim()}`);
}

function isProtocolError(error: Error | ProtocolError): error is ProtocolError {
  return 'status_code' in error && typeof error.status_code === 'number' && typeof error.body === 'string';
}
