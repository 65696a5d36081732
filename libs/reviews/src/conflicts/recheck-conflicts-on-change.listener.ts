import type { EventOf } from '#database';
import { identityEvents } from '#identity';
import { type EventListener, Listener } from '#jobs';
import { RecheckConflicts } from './recheck-conflicts.js';

const heard = [
  identityEvents['person.profile-edited'],
  identityEvents['coaching.added'],
  identityEvents['conflict.declared'],
] as const;

/** Looks for conflicts after a change: another district or employer, a new coach, a declared conflict. */
@Listener({ queue: 'reviews', events: heard })
export class RecheckConflictsOnChange implements EventListener<typeof heard> {
  constructor(private readonly recheck: RecheckConflicts) {}

  /** The subject is one of the two people. Either one is enough to find every review between them. */
  async handle({ subjectId }: EventOf<typeof heard>): Promise<void> {
    await this.recheck.run({ personId: subjectId });
  }
}
