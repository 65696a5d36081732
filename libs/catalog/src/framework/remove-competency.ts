import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import type { Actor } from '#identity';
import { requireSeen } from '#kernel';
import { catalogEvents } from '../events.js';
import { Competency } from '../framework.entity.js';
import { FrameworkRepository } from '../framework.repository.js';
import { CompetencyRepository } from './competency.repository.js';

export interface CompetencyRemoval {
  programId: string;
  frameworkId: string;
  number: number;
  /** The revision that the author last saw. */
  revision: number;
  actor: Pick<Actor, 'id'>;
}

/**
 * Removes a competency that no version refers to.
 * @throws DomainError `competency.stale`, `competency.referenced` (409), `framework.imported` (409),
 * `competency.not-found`.
 */
@Injectable()
export class RemoveCompetency {
  constructor(
    private readonly transactor: Transactor,
    private readonly frameworks: FrameworkRepository,
    private readonly competencies: CompetencyRepository,
    private readonly outbox: Outbox,
  ) {}

  run({ programId, frameworkId, number, revision, actor }: CompetencyRemoval): Promise<void> {
    return this.transactor.run(async (tx) => {
      const framework = await this.competencies.begin(tx, programId, frameworkId);
      const row = await this.competencies.find(tx, frameworkId, number);
      requireSeen('competency', row, revision);
      await this.competencies.refuseReferenced(tx, programId, number, '');
      await tx.delete(Competency, { frameworkId, number });
      await this.frameworks.touch(tx, framework);
      const payload = { number, title: row.title };
      await this.outbox.append(
        tx,
        catalogEvents['competency.removed']({ subjectId: frameworkId, actorId: actor.id, payload }),
      );
    });
  }
}
