import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import type { Actor } from '#identity';
import { requireSeen } from '#kernel';
import { catalogEvents } from '../events.js';
import { Competency } from '../framework.entity.js';
import { columnsOf, competencyChanges, type CompetencyContent, contentOf } from './competency-content.policy.js';
import { CompetencyRepository } from './competency.repository.js';

export interface CompetencyEdit {
  programId: string;
  frameworkId: string;
  number: number;
  /** The revision that the author last saw. */
  revision: number;
  content: CompetencyContent;
  actor: Pick<Actor, 'id'>;
}

/**
 * Changes a competency. Its number stays once a version refers to it; its words may change.
 * @throws DomainError `competency.stale`, `competency.content` with every fault, `competency.referenced` (409),
 * `framework.imported` (409), `competency.not-found`.
 */
@Injectable()
export class EditCompetency {
  constructor(
    private readonly transactor: Transactor,
    private readonly competencies: CompetencyRepository,
    private readonly outbox: Outbox,
  ) {}

  run({ programId, frameworkId, number, revision, content, actor }: CompetencyEdit): Promise<void> {
    return this.transactor.run(async (tx) => {
      const framework = await this.competencies.begin(tx, programId, frameworkId);
      const row = await this.competencies.find(tx, frameworkId, number);
      requireSeen('competency', row, revision);
      await this.competencies.refuseFaulty(tx, framework, content, number);
      if (content.number !== number) await this.competencies.refuseReferenced(tx, programId, number, '/number');
      const changed = competencyChanges(contentOf(row), content);
      if (changed.length === 0) return;
      await tx.update(Competency, { frameworkId, number }, { ...columnsOf(content), revision: revision + 1 });
      await this.outbox.append(
        tx,
        catalogEvents['competency.edited']({ subjectId: frameworkId, actorId: actor.id, payload: { number, changed } }),
      );
    });
  }
}
