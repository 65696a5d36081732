import type { Readable } from 'node:stream';
import { FileScanner, type Verdict } from './file-scanner.js';

/** Looks at nothing, and says so: for an installation without SCANNER_URL. */
export class NoScanner extends FileScanner {
  async scan(content: Readable): Promise<Verdict> {
    content.destroy();
    return { result: 'unscanned', detail: null };
  }

  check(): Promise<void> {
    return Promise.resolve();
  }
}
