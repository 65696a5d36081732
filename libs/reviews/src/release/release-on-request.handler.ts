import type { TaskOf } from '#database';
import { type CarriesOut, TaskHandler } from '#jobs';
import { releaseDecisionTask } from '../tasks.js';
import { ReleaseInTurn } from './release-in-turn.js';

/**
 * Releases the decisions of a release of many, at a pace that leaves the server free for people: each release also
 * brings a badge and two mails. A thousand releases take under two minutes (docs/performance.md).
 */
@TaskHandler({ task: releaseDecisionTask, queue: 'releases', concurrency: 1, perSecond: 10 })
export class ReleaseOnRequest implements CarriesOut<typeof releaseDecisionTask> {
  constructor(private readonly release: ReleaseInTurn) {}

  async carryOut({ subjectId: decisionId, actorId, payload }: TaskOf<typeof releaseDecisionTask>): Promise<void> {
    await this.release.run({ actor: { id: actorId! }, decisionId, ...payload });
  }
}
