import type { EventOf } from '#database';
import { type EventListener, Listener } from '#jobs';
import { submissionsEvents } from '../events.js';
import { ScanFile } from './scan-file.js';

const heard = [submissionsEvents['file.uploaded']] as const;

/** Scans each uploaded file for viruses. */
@Listener({ queue: 'files', events: heard, concurrency: 2 })
export class CheckUploads implements EventListener<typeof heard> {
  constructor(private readonly scanFile: ScanFile) {}

  async handle(event: EventOf<typeof heard>): Promise<void> {
    await this.scanFile.run({ fileId: event.subjectId });
  }
}
