import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import type { Actor } from '#identity';
import { catalogEvents } from '../events.js';
import { Competency } from '../framework.entity.js';
import { FrameworkRepository } from '../framework.repository.js';
import { columnsOf, type CompetencyContent } from './competency-content.policy.js';
import { CompetencyRepository } from './competency.repository.js';

export interface NewCompetency {
  programId: string;
  frameworkId: string;
  content: CompetencyContent;
  actor: Pick<Actor, 'id'>;
}

/**
 * Adds a competency to a framework that is written here.
 * @throws DomainError `competency.content` with every fault, `framework.imported` (409), `framework.not-found`.
 */
@Injectable()
export class AddCompetency {
  constructor(
    private readonly transactor: Transactor,
    private readonly frameworks: FrameworkRepository,
    private readonly competencies: CompetencyRepository,
    private readonly outbox: Outbox,
  ) {}

  run({ programId, frameworkId, content, actor }: NewCompetency): Promise<void> {
    return this.transactor.run(async (tx) => {
      const framework = await this.competencies.begin(tx, programId, frameworkId);
      await this.competencies.refuseFaulty(tx, framework, content, null);
      await tx.insert(Competency, { ...columnsOf(content), frameworkId });
      await this.frameworks.touch(tx, framework);
      const { number, title } = content;
      await this.outbox.append(
        tx,
        catalogEvents['competency.added']({ subjectId: frameworkId, actorId: actor.id, payload: { number, title } }),
      );
    });
  }
}
