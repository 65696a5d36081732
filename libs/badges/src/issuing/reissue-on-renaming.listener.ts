import type { EventOf } from '#database';
import { identityEvents } from '#identity';
import { type EventListener, Listener } from '#jobs';
import { badgesEvents } from '../events.js';
import { ReissueAwards } from './reissue-awards.js';

const heard = [identityEvents['person.address-changed'], badgesEvents['person.did-changed']] as const;

/** Reissues a person's badges when their address or DID changes, so that none loses its holder. */
@Listener({ queue: 'badges', events: heard, concurrency: 2 })
export class ReissueOnRenaming implements EventListener<typeof heard> {
  constructor(private readonly reissueAwards: ReissueAwards) {}

  async handle({ subjectId }: EventOf<typeof heard>): Promise<void> {
    await this.reissueAwards.run({ personId: subjectId });
  }
}
