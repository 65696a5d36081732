import type { EventOf } from '#database';
import { type EventListener, Listener } from '#jobs';
import { WriteDataLetter } from '#notifications';
import { privacyEvents } from '../events.js';

const heard = [
  privacyEvents['export.ready'],
  privacyEvents['erasure.requested'],
  privacyEvents['erasure.withdrawn'],
] as const;

/** Tells people that their export is ready, and that they are to be erased or not any more, whoever asked for it. */
@Listener({ queue: 'notifications', events: heard })
export class TellAboutOwnData implements EventListener<typeof heard> {
  constructor(private readonly letters: WriteDataLetter) {}

  handle(event: EventOf<typeof heard>): Promise<void> {
    const about = { eventId: event.id, personId: event.payload.personId };
    switch (event.type) {
      case 'export.ready':
        return this.letters.run({ ...about, what: 'export-ready', at: new Date(event.payload.expiresAt) });
      case 'erasure.requested':
        return this.letters.run({ ...about, what: 'erasure-requested', at: new Date(event.payload.dueAt) });
      case 'erasure.withdrawn':
        return this.letters.run({ ...about, what: 'erasure-withdrawn', at: event.occurredAt });
    }
  }
}
