import { Inject } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '#config';
import { Checks, type Finding, type SystemCheck } from '#watch';
import { FileScanner } from './file-scanner.js';

/** Whether the virus scanner answers, where there is one. */
@Checks({ kind: 'scanner', name: 'Virus scanner', withinMs: 900 })
export class ScannerCheck implements SystemCheck {
  constructor(
    private readonly scanner: FileScanner,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  async check(): Promise<Finding> {
    const { scannerUrl, acceptUnscanned } = this.configuration;
    if (scannerUrl === undefined && acceptUnscanned)
      return { state: 'ok', words: 'Files are not scanned for viruses, as configured. Reviewers are told so.' };
    if (scannerUrl === undefined)
      return {
        state: 'degraded',
        words:
          'There is no virus scanner, and files that were not scanned are not accepted unless a program decides so. Nothing that needs a file can be submitted elsewhere.',
        remedy: 'Set SCANNER_URL, or set ACCEPT_UNSCANNED to true.',
      };
    try {
      await this.scanner.check();
      return { state: 'ok', words: 'The virus scanner answers.' };
    } catch {
      return {
        state: 'degraded',
        words:
          'The virus scanner does not answer. New files wait for their scan, so they cannot be submitted yet. Nothing is lost.',
        remedy: 'Start ClamAV at SCANNER_URL. Laurel then scans the files that wait.',
      };
    }
  }
}
