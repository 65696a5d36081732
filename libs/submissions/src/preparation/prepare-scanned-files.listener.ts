import type { EventOf } from '#database';
import { type EventListener, Listener } from '#jobs';
import { submissionsEvents } from '../events.js';
import { PrepareFile } from './prepare-file.js';

const heard = [submissionsEvents['file.scanned']] as const;

/** Prepares each file for reviewers as soon as it has been scanned. */
@Listener({ queue: 'preparation', events: heard, concurrency: 1 })
export class PrepareScannedFiles implements EventListener<typeof heard> {
  constructor(private readonly prepareFile: PrepareFile) {}

  async handle(event: EventOf<typeof heard>): Promise<void> {
    await this.prepareFile.run({ fileId: event.subjectId });
  }
}
