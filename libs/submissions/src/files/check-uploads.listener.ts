import type { EventOf } from '#database';
import { type EventListener, Listener, threeDays } from '#jobs';
import { submissionsEvents } from '../events.js';
import { ScanFile } from './scan-file.js';

const heard = [submissionsEvents['file.uploaded']] as const;

/**
 * Scans each uploaded file for viruses. A scanner that is away is waited for; only the scanner's verdict says that a file
 * cannot be scanned.
 */
@Listener({ queue: 'files', events: heard, concurrency: 2, patience: threeDays })
export class CheckUploads implements EventListener<typeof heard> {
  constructor(private readonly scanFile: ScanFile) {}

  async handle(event: EventOf<typeof heard>): Promise<void> {
    await this.scanFile.run({ fileId: event.subjectId });
  }
}
