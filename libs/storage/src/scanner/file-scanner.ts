import type { Readable } from 'node:stream';
import type { VerdictResult } from '../vocabulary.js';

/** What a scan ends with. */
export interface Verdict {
  result: VerdictResult;
  /** What was found, or why nothing could be; null for a clean file. */
  detail: string | null;
}

/** Looks for malware in a file. */
export abstract class FileScanner {
  /**
   * Scans `content`, which has `size` bytes, and leaves it destroyed.
   * @throws ScannerUnavailable when there is no verdict for a reason that may pass: try again later. The error of
   * `content` when that breaks off.
   */
  abstract scan(content: Readable, file: { size: number }): Promise<Verdict>;
}

/** The scanner cannot be reached, or broke off: nothing is known of the file yet. */
export class ScannerUnavailable extends Error {
  override readonly name = 'ScannerUnavailable';
}
