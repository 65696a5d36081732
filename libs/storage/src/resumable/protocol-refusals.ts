import type { IncomingMessage } from 'node:http';
import { ERRORS, Metadata, TUS_RESUMABLE } from '@tus/server';
import { DomainError, notFound } from '#kernel';

interface ProtocolError {
  status_code: number;
  body: string;
}

/**
 * Refuses a request that is not of the protocol, before the library does in words of its own.
 * @throws DomainError `upload.protocol` (412) for another version, `upload.malformed` pointing at the header.
 */
export function refuseMalformed({ method, headers }: IncomingMessage): void {
  if (headers['tus-resumable'] !== TUS_RESUMABLE) {
    throw new DomainError(
      'stale',
      'upload.protocol',
      `Uploads here speak tus ${TUS_RESUMABLE}. Send the header Tus-Resumable: ${TUS_RESUMABLE}.`,
    );
  }
  if (method === 'PATCH' && headers['content-type'] !== 'application/offset+octet-stream') {
    throw new DomainError(
      'unsupported-type',
      'upload.malformed',
      'The bytes of an upload are sent as application/offset+octet-stream.',
    );
  }
  if (method === 'PATCH') refuseNumber('Upload-Offset', headers['upload-offset']);
  if (method === 'POST') refuseNumber('Upload-Length', headers['upload-length']);
  if (method === 'POST') refuseMetadata(headers['upload-metadata']);
  if (headers['upload-concat'] !== undefined)
    throw malformed('Upload-Concat', 'Nothing: an upload is sent one part after the other here.');
}

function refuseNumber(name: string, value: string | string[] | undefined): void {
  if (!/^(0|[1-9]\d{0,14})$/.test(String(value ?? ''))) throw malformed(name, 'A number of bytes.');
}

function refuseMetadata(value: string | string[] | undefined): void {
  try {
    Metadata.parse(String(value ?? ''));
  } catch {
    throw malformed('Upload-Metadata', 'Pairs of a key and its value in Base64, with commas between.');
  }
}

function malformed(header: string, detail: string): DomainError {
  return new DomainError('invalid', 'upload.malformed', `The header ${header} of this upload cannot be used.`, {
    errors: [{ pointer: `header:${header}`, detail }],
  });
}

/** What the library refuses, in our words; what it does not know how to refuse, as it is. */
export function refusalOf(error: Error | ProtocolError): unknown {
  if (!isProtocolError(error)) return error;
  switch (error.status_code) {
    case 404:
      return notFound('upload');
    case 409:
      return new DomainError(
        'conflict',
        'upload.offset',
        'The upload is not where this request goes on from. Ask by HEAD how far it is, and send what is missing.',
      );
    case 413:
      return new DomainError(
        'too-large',
        'upload.longer-than-announced',
        'This is more than the upload was announced with. What was announced stays.',
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
      'The upload was interrupted. What arrived is kept; go on from there.',
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
