import type { EventOf } from '#database';
import { type EventListener, Listener } from '#jobs';
import { reviewsEvents } from '../events.js';
import { ReleaseInTurn } from './release-in-turn.js';

const heard = [reviewsEvents['decision.release-asked']] as const;

/**
 * Releases what an administrator has asked to be released with many others, at a pace that leaves room for the people at
 * the page: each brings a badge and two mails after it. A thousand take under two minutes (docs/performance.md).
 */
@Listener({ queue: 'releases', events: heard, concurrency: 1, perSecond: 10 })
export class ReleaseOnRequest implements EventListener<typeof heard> {
  constructor(private readonly release: ReleaseInTurn) {}

  async handle({ subjectId, actorId, payload }: EventOf<typeof heard>): Promise<void> {
    await this.release.run({
      actor: { id: actorId! },
      releaseId: payload.releaseId,
      decisionId: subjectId,
      submissionId: payload.submissionId,
    });
  }
}
