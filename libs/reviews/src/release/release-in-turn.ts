import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import { DomainError } from '#kernel';
import { ReleaseItem } from './release.entity.js';
import { ReleaseDecision } from './release-decision.js';

/**
 * Releases one decision of many. A decision that was released in the meantime is done. A decision that cannot be
 * released, such as after a withdrawal, keeps the reason and does not stop the others. Doing it twice changes nothing.
 */
@Injectable()
export class ReleaseInTurn {
  constructor(
    private readonly transactor: Transactor,
    private readonly release: ReleaseDecision,
  ) {}

  async run({
    actor,
    releaseId,
    decisionId,
    submissionId,
  }: {
    actor: Pick<PersonActor, 'id'>;
    releaseId: string;
    decisionId: string;
    submissionId: string;
  }): Promise<void> {
    try {
      await this.release.run({ actor, submissionId });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code === 'decision.released') return;
      await this.transactor.run((tx) => tx.update(ReleaseItem, { releaseId, decisionId }, { refusal: error.message }));
    }
  }
}
