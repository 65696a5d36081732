import type { ByteRange } from '../artifact-store.js';
import { attachmentOf } from './file-name.js';

/** A file to deliver. */
export interface DeliveredFile {
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  /** Lower-case hex. It is the ETag. Null until it is computed. */
  sha256: string | null;
  /** Whether a browser may show it in a frame of the page: a document that Laurel made. Default: it is saved. */
  framed?: boolean;
}

/** The conditions of the request: its headers `Range` and `If-Range`. */
export interface DeliveryRequest {
  range?: string;
  ifRange?: string;
}

/** The answer to a request for a file. */
export interface Delivery {
  status: 200 | 206 | 416;
  headers: Record<string, string>;
  /** What to read from the store. Absent: everything, or nothing for 416. */
  range?: Required<ByteRange>;
}

/** A framed document may use its own styles and pictures, and nothing else. */
const policyOfFrames = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

/**
 * Headers that make an untrusted file harmless in a browser. It is saved instead of shown, and its type is not guessed.
 * If a browser shows it anyway, it has no origin, runs nothing and loads nothing. A single byte range is honored, for
 * viewers that jump to a page or a second. A request for several ranges gets the whole file.
 */
export function deliveryOf(file: DeliveredFile, request: DeliveryRequest = {}): Delivery {
  const etag = file.sha256 === null ? null : `"${file.sha256}"`;
  const headers = {
    'Content-Type': file.mediaType.startsWith('text/') ? `${file.mediaType}; charset=utf-8` : file.mediaType,
    'Content-Disposition': file.framed ? 'inline' : attachmentOf(file.name),
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': file.framed ? policyOfFrames : "sandbox; default-src 'none'",
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'private, no-store',
    'Accept-Ranges': 'bytes',
    ...(etag === null ? {} : { ETag: etag }),
  };
  const changed = request.ifRange !== undefined && request.ifRange !== etag;
  const range = changed ? null : rangeOf(request.range, file.size);
  if (range === 'unsatisfiable')
    return { status: 416, headers: { ...headers, 'Content-Range': `bytes */${file.size}`, 'Content-Length': '0' } };
  if (range === null) return { status: 200, headers: { ...headers, 'Content-Length': String(file.size) } };
  const { start, end } = range;
  return {
    status: 206,
    headers: {
      ...headers,
      'Content-Range': `bytes ${start}-${end}/${file.size}`,
      'Content-Length': String(end - start + 1),
    },
    range,
  };
}

/** The single range of a Range header (RFC 9110, 14.2), or null when the header is ignored. */
function rangeOf(header: string | undefined, size: number): Required<ByteRange> | null | 'unsatisfiable' {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.replace(/\s/g, '') ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < start) return null;
  return start >= size ? 'unsatisfiable' : { start, end };
}
