import type { EventOf } from '#database';
import { type EventListener, Listener } from '#jobs';
import { badgesEvents } from '../events.js';
import { IssueCompositeAwards } from './issue-composite-awards.js';

const heard = [badgesEvents['award.issued'], badgesEvents['award.lifted'], badgesEvents['award.reinstated']] as const;

/**
 * Issues the badge of a stack, and of the whole, with its last part, and reinstates it when all parts are in force
 * again. Suspending and revoking do not wait for the worker.
 */
@Listener({ queue: 'badges', events: heard, concurrency: 2 })
export class CompositesOnAward implements EventListener<typeof heard> {
  constructor(private readonly issueComposites: IssueCompositeAwards) {}

  async handle({ payload }: EventOf<typeof heard>): Promise<void> {
    if (payload.composite === null) await this.issueComposites.run({ personId: payload.personId });
  }
}
