import type { EventRecord } from '#database';
import { type EventListener, Listener } from '#jobs';
import { ReleaseInTurn } from '#reviews';

/**
 * Releases what an administrator has asked to be released with many others, at a pace that leaves room for the people at
 * the page: each brings a badge and two mails after it. A thousand take under two minutes (docs/performance.md).
 */
@Listener({ queue: 'releases', events: ['decision.release-asked'], concurrency: 1, perSecond: 10 })
export class ReleaseOnRequest implements EventListener {
  constructor(private readonly release: ReleaseInTurn) {}

  async handle({ subjectId, actorId, payload }: EventRecord): Promise<void> {
    await this.release.run({
      actorId: actorId!,
      releaseId: String(payload.releaseId),
      decisionId: subjectId,
      submissionId: String(payload.submissionId),
    });
  }
}
