import { Injectable } from '@nestjs/common';
import type { Tx } from '#database';
import { DomainError, notFound } from '#kernel';
import { CatalogRepository } from '../catalog.repository.js';
import { Competency, type Framework } from '../framework.entity.js';
import { FrameworkReferences } from '../framework-references.js';
import { FrameworkRepository } from '../framework.repository.js';
import { type CompetencyContent, competencyFaults } from './competency-content.policy.js';
import { FrameworkQueries } from './framework.queries.js';
import { refuseImported } from './refuse-imported.policy.js';

/** What adding, editing and removing a competency share. */
@Injectable()
export class CompetencyRepository {
  constructor(
    private readonly catalog: CatalogRepository,
    private readonly frameworks: FrameworkRepository,
    private readonly queries: FrameworkQueries,
    private readonly references: FrameworkReferences,
  ) {}

  /**
   * Locks the program's catalog and the framework.
   * @throws DomainError `framework.not-found`, `framework.imported` (409).
   */
  async begin(tx: Tx, programId: string, frameworkId: string): Promise<Framework> {
    await this.catalog.lockAll(tx, programId);
    const framework = await this.frameworks.lock(tx, { programId, id: frameworkId });
    refuseImported(framework);
    return framework;
  }

  /** @throws DomainError `competency.not-found` */
  async find(tx: Tx, frameworkId: string, number: number): Promise<Competency> {
    const row = await tx.findOneBy(Competency, { frameworkId, number });
    if (row === null) throw notFound('competency');
    return row;
  }

  /** @throws DomainError `competency.content` with every fault. */
  async refuseFaulty(
    tx: Tx,
    { programId, id }: Framework,
    content: CompetencyContent,
    hasNumber: number | null,
  ): Promise<void> {
    const errors = competencyFaults(content, await this.queries.byId(programId, id, tx));
    const taken = await this.catalog.competencyNumbers(tx, programId);
    if (content.number !== hasNumber && taken.includes(content.number))
      errors.unshift({ pointer: '/number', detail: `The program has a competency ${content.number} already.` });
    if (errors.length > 0)
      throw new DomainError('invalid', 'competency.content', 'The competency was not saved. Each fault is listed.', {
        errors,
      });
  }

  /** @throws DomainError `competency.referenced` (409) with each version that refers to it. */
  async refuseReferenced(tx: Tx, programId: string, number: number, pointer: string): Promise<void> {
    const references = await this.references.toCompetencies(tx, programId, [number]);
    if (references.length > 0)
      throw new DomainError(
        'conflict',
        'competency.referenced',
        `Competency ${number} keeps its number and stays, because versions refer to it. Each is listed.`,
        { errors: references.map(({ from }) => ({ pointer, detail: `${from} refers to it.` })) },
      );
  }
}
