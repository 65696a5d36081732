import type { EventRecord } from '#database';
import { type EventListener, Listener } from '#jobs';
import { ReissueAwards } from './reissue-awards.js';

/** Issues the badges of a person anew once they have another address, or another DID, so that none is orphaned. */
@Listener({ queue: 'badges', events: ['person.address-changed', 'person.did-changed'], concurrency: 2 })
export class ReissueOnRenaming implements EventListener {
  constructor(private readonly reissueAwards: ReissueAwards) {}

  async handle({ subjectId }: EventRecord): Promise<void> {
    await this.reissueAwards.run({ personId: subjectId });
  }
}
