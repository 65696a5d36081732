import type { EventRecord } from '#database';
import { type EventListener, Listener } from '#jobs';
import { RecheckConflicts } from './recheck-conflicts.js';

/** Looks for conflicts that a change has brought: another district or employer, a new coach, a declaration. */
@Listener({ queue: 'reviews', events: ['person.profile-edited', 'coaching.added', 'conflict.declared'] })
export class RecheckConflictsOnChange implements EventListener {
  constructor(private readonly recheck: RecheckConflicts) {}

  /** The subject is one of the two people; every review between them is found by either. */
  async handle({ subjectId }: EventRecord): Promise<void> {
    await this.recheck.run({ personId: subjectId });
  }
}
