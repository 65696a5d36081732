import { IssueCompositeAwards } from '#badges';
import type { EventRecord } from '#database';
import { type EventListener, Listener } from '#jobs';

/** Gives the badge of a stack, and of the whole, with the last of its parts, and reinstates it once all hold again. Suspending and revoking it does not wait for the worker. */
@Listener({ queue: 'badges', events: ['award.issued', 'award.lifted', 'award.reinstated'], concurrency: 2 })
export class CompositesOnAward implements EventListener {
  constructor(private readonly issueComposites: IssueCompositeAwards) {}

  async handle({ payload }: EventRecord): Promise<void> {
    if (payload.composite === null) await this.issueComposites.run({ personId: String(payload.personId) });
  }
}
