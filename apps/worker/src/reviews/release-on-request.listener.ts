import type { EventRecord } from '#database';
import { type EventListener, Listener } from '#jobs';
import { ReleaseInTurn } from '#reviews';

/** Releases what an administrator has asked to be released with many others. Two at once keep ahead of the badges that follow. */
@Listener({ queue: 'releases', events: ['decision.release-asked'], concurrency: 2 })
export class ReleaseOnRequest implements EventListener {
  constructor(private readonly release: ReleaseInTurn) {}

  async handle({ subjectId, actorId, payload }: EventRecord): Promise<void> {
    await this.release.run({ actorId: actorId!, releaseId: String(payload.releaseId), decisionId: subjectId, submissionId: String(payload.submissionId) });
  }
}
