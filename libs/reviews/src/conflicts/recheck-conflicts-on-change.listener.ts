import type { EventOf } from '#database';
import { identityEvents } from '#identity';
import { type EventListener, Listener } from '#jobs';
import { RecheckConflicts } from './recheck-conflicts.js';

const heard = [
  identityEvents['person.profile-edited'],
  identityEvents['coaching.added'],
  identityEvents['conflict.declared'],
] as const;

/** Looks for conflicts that a change has brought: another district or employer, a new coach, a declaration. */
@Listener({ queue: 'reviews', events: heard })
export class RecheckConflictsOnChange implements EventListener<typeof heard> {
  constructor(private readonly recheck: RecheckConflicts) {}

  /** The subject is one of the two people; every review between them is found by either. */
  async handle({ subjectId }: EventOf<typeof heard>): Promise<void> {
    await this.recheck.run({ personId: subjectId });
  }
}
