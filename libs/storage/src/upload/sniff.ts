import { fileTypeFromBuffer } from 'file-type';
import { officeTypeOf, type ReadBytes } from './office-type.js';

/** What is known of a content after it has passed. */
export interface Inspected {
  /** Its first bytes, `headLength` of them where it has as many. */
  head: Buffer;
  /** Whether all of it is UTF-8 without NUL. */
  isText: boolean;
  /** Bytes. */
  size: number;
}

/** How many of the first bytes detection is given. */
export const headLength = 64 * 1024;

/** Formats with a signature that are text all the same. Any other signature in a text is chance: a note that begins with "BM" is no bitmap. */
const textualFormats = new Set([
  'application/pdf',
  'application/rtf',
  'application/xml',
  'application/postscript',
  'application/eps',
  'text/vtt',
  'text/calendar',
  'text/vcard',
]);

/** What a content is by itself, whatever it is called: its media type, `text/plain` for text of no known form, null for anything else. */
export async function sniff({ head, isText, size }: Inspected, read: ReadBytes): Promise<string | null> {
  const found = (await fileTypeFromBuffer(head))?.mime ?? null;
  if (isText) return found !== null && textualFormats.has(found) ? found : 'text/plain';
  if (found === 'application/zip' || found?.startsWith('application/vnd.openxmlformats-')) {
    return (await officeTypeOf(read, size)) ?? 'application/zip';
  }
  return found;
}
