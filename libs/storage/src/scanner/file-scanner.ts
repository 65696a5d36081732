import type { Readable } from 'node:stream';
import type { VerdictResult } from '../vocabulary.js';

/** The result of a scan. */
export interface Verdict {
  result: VerdictResult;
  /** What was found, or why the scan was not possible. Null for a clean file. */
  detail: string | null;
}

/** Looks for malware in a file. */
export abstract class FileScanner {
  /**
   * Scans `content`, which has `size` bytes, and destroys it.
   * @throws ScannerUnavailable when there is no verdict: try again later. The error of `content`.
   */
  abstract scan(content: Readable, file: { size: number }): Promise<Verdict>;

  /** Throws when the scanner cannot be reached. For a health check. */
  abstract check(): Promise<void>;
}

/** The scanner could not be reached or gave no answer, so the file has no verdict yet. */
export class ScannerUnavailable extends Error {
  override readonly name = 'ScannerUnavailable';
}
