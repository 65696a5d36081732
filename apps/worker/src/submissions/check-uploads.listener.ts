import type { EventRecord } from '#database';
import { type EventListener, Listener } from '#jobs';
import { ScanFile } from '#submissions';

/** Has each uploaded file checked for viruses. */
@Listener({ queue: 'files', events: ['file.uploaded'], concurrency: 2 })
export class CheckUploads implements EventListener {
  constructor(private readonly scanFile: ScanFile) {}

  async handle(event: EventRecord): Promise<void> {
    await this.scanFile.run(event.subjectId);
  }
}
