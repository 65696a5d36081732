import { Injectable } from '@nestjs/common';
import { Tasks, Transactor, type Tx } from '#database';
import type { PersonActor } from '#identity';
import { Clock, DomainError, Ids } from '#kernel';
import { releaseDecisionTask } from '../tasks.js';
import { Release, ReleaseItem } from './release.entity.js';
import { mostInARelease, waitingDecisionsSql } from './waiting-decisions.sql.js';

/** Rows of one INSERT. PostgreSQL takes 65,535 values in one statement. */
const chunk = 1_000;

interface Waiting {
  decisionId: string;
  submissionId: string;
}

/**
 * Begins to release waiting decisions, the oldest first and at most 5,000: every one of a pilot or of all pilots, or
 * those of the submissions that are named. Decisions of submissions that the actor reviewed are left out (rule 27). One
 * transaction writes a task for each. The worker then releases one after another (`ReleaseInTurn`), so a worker that
 * was killed continues where it stopped.
 * @throws DomainError `release.nothing-waits` (409)
 */
@Injectable()
export class BeginRelease {
  constructor(
    private readonly transactor: Transactor,
    private readonly tasks: Tasks,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  run({
    actor,
    pilotId,
    submissionIds = null,
  }: {
    actor: Pick<PersonActor, 'id'>;
    pilotId: string | null;
    submissionIds?: readonly string[] | null;
  }): Promise<Release> {
    return this.transactor.run(async (tx) => {
      const waiting = await tx.query<Waiting[]>(waitingDecisionsSql, [
        pilotId,
        mostInARelease,
        actor.id,
        submissionIds,
      ]);
      if (waiting.length === 0)
        throw new DomainError('conflict', 'release.nothing-waits', 'There is no decision to release here.');
      const release: Release = {
        id: this.ids.next(),
        begunBy: actor.id,
        begunAt: this.clock.now(),
        pilotId,
        total: waiting.length,
      };
      await tx.insert(Release, release);
      for (let start = 0; start < waiting.length; start += chunk)
        await this.ask(tx, release, waiting.slice(start, start + chunk));
      return release;
    });
  }

  private async ask(tx: Tx, { id: releaseId, begunBy }: Release, waiting: Waiting[]): Promise<void> {
    await tx.insert(
      ReleaseItem,
      waiting.map(({ decisionId }) => ({ releaseId, decisionId, refusal: null })),
    );
    const tasks = waiting.map(({ decisionId, submissionId }) =>
      releaseDecisionTask({ subjectId: decisionId, actorId: begunBy, payload: { releaseId, submissionId } }),
    );
    await this.tasks.add(tx, ...tasks);
  }
}
