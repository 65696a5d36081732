import { fileTypeFromBuffer } from 'file-type';
import { compoundTypeOf } from './compound-file.js';
import { officeTypeOf, type ReadBytes } from './office-type.js';

/** What is known of a content after it was read. */
export interface Inspected {
  /** Its first bytes, up to `headLength`. */
  head: Buffer;
  /** Whether all bytes are UTF-8 without NUL. */
  isText: boolean;
  /** Bytes. */
  size: number;
}

/** How many of the first bytes the detection sees. */
export const headLength = 64 * 1024;

/**
 * Formats with a signature that are text as well. Any other signature in a text is a coincidence: a note that begins
 * with "BM" is not a bitmap.
 */
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

/** The media type of a content, whatever its name says. `text/plain` for text of no known format, null when unknown. */
export async function sniff({ head, isText, size }: Inspected, read: ReadBytes): Promise<string | null> {
  const found = (await fileTypeFromBuffer(head))?.mime ?? (isLatePdf(head, isText) ? 'application/pdf' : null);
  if (isText) return found !== null && textualFormats.has(found) ? found : 'text/plain';
  if (found === 'application/zip' || found?.startsWith('application/vnd.openxmlformats-')) {
    return (await officeTypeOf(read, size)) ?? 'application/zip';
  }
  if (found === 'application/x-cfb') return (await compoundTypeOf(read, size)) ?? found;
  return found;
}

/**
 * Whether a PDF's header comes after a few other bytes. Readers look for it in the first 1,024 bytes (PDF Reference 1.7,
 * appendix H, note 13), and some scanners and web forms put a line break or a header of their own before it. In a text,
 * only blank space may come before it.
 */
function isLatePdf(head: Buffer, isText: boolean): boolean {
  return (isText ? /^\s*%PDF-\d/ : /%PDF-\d/).test(head.toString('latin1', 0, 1024));
}
