import type { EventOf } from '#database';
import { type EventListener, Listener } from '#jobs';
import { submissionsEvents } from '../events.js';
import { OutdatePreflight } from './outdate-preflight.js';

const heard = [submissionsEvents['file.prepared']] as const;

/** Has drafts checked again when the text of one of their files was read. */
@Listener({ queue: 'preflight', events: heard, concurrency: 1 })
export class RecheckPreparedFiles implements EventListener<typeof heard> {
  constructor(private readonly outdatePreflight: OutdatePreflight) {}

  async handle(event: EventOf<typeof heard>): Promise<void> {
    await this.outdatePreflight.run({ fileId: event.subjectId });
  }
}
