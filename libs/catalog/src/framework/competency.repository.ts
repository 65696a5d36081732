import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Tx } from '#database';
import { DomainError, notFound } from '#kernel';
import { CatalogRepository } from '../catalog.repository.js';
import { Competency, Framework } from '../framework.entity.js';
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
   * Lets the program's changes take turns, and gives the framework.
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
    if (content.number !== hasNumber && (await this.isTaken(tx, programId, content.number)))
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

  /** Whether any framework of the program has a competency with this number. */
  async isTaken(manager: EntityManager, programId: string, number: number): Promise<boolean> {
    const all = await manager.findBy(Framework, { programId });
    return manager.existsBy(Competency, { frameworkId: In(all.map(({ id }) => id)), number });
  }
}

/** The columns of what an author writes. */
export function columnsOf({ number, domain, function: functionName, title, psel, levels }: CompetencyContent) {
  return { number, domainCode: domain, functionName, title, psel, descriptors: levels };
}

/** What an author wrote. */
export function contentOf({
  number,
  domainCode,
  functionName,
  title,
  psel,
  descriptors,
}: Competency): CompetencyContent {
  return { number, domain: domainCode, function: functionName, title, psel, levels: descriptors };
}
