import type { EventOf } from '#database';
import { identityEvents } from '#identity';
import { type EventListener, Listener } from '#jobs';
import { OutdatePreflight } from './outdate-preflight.js';

const heard = [identityEvents['person.profile-edited'], identityEvents['person.address-changed']] as const;

/** Has drafts checked again when their candidate's profile changed. */
@Listener({ queue: 'preflight', events: heard, concurrency: 1 })
export class RecheckOnProfile implements EventListener<typeof heard> {
  constructor(private readonly outdatePreflight: OutdatePreflight) {}

  async handle(event: EventOf<typeof heard>): Promise<void> {
    await this.outdatePreflight.run({ personId: event.subjectId });
  }
}
