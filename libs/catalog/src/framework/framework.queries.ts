import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { notFound } from '#kernel';
import { Competency, Domain, DomainFunction, Framework, Level } from '../framework.entity.js';
import { CasePackage } from '../case/case-package.entity.js';
import { levelsOf } from '../case/package-levels.policy.js';
import { type CompetencyContent, contentOf } from './competency-content.policy.js';
import type { KnownParts } from './framework-parts.policy.js';

export interface FrameworkSummary {
  id: string;
  code: string;
  name: string;
  /** In CASE. */
  identifier: string;
  imported: boolean;
  competencies: number;
}

/** A framework as its authors see it. */
export interface AuthoredFramework extends KnownParts {
  id: string;
  code: string;
  identifier: string;
  imported: boolean;
  /** Whether its levels came with it too. Otherwise its authors write them. */
  levelsImported: boolean;
  revision: number;
}

/** A competency as its authors see it. */
export interface AuthoredCompetency extends CompetencyContent {
  frameworkId: string;
  identifier: string;
  revision: number;
}

/** Reads frameworks for their authors. */
@Injectable()
export class FrameworkQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The frameworks of a program: its own, then the imported ones. */
  all(programId: string): Promise<FrameworkSummary[]> {
    return this.dataSource.query(
      `SELECT id, code, name, identifier, imported,
              (SELECT count(*)::int FROM competency WHERE framework_id = framework.id) AS competencies
         FROM framework WHERE program_id = $1 ORDER BY imported, code`,
      [programId],
    );
  }

  /** @throws DomainError `framework.not-found` */
  async byId(
    programId: string,
    id: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<AuthoredFramework> {
    const framework = await manager.findOneBy(Framework, { programId, id });
    if (framework === null) throw notFound('framework');
    const inOrder = { where: { frameworkId: id }, order: { position: 'ASC' as const } };
    const levels = await manager.find(Level, inOrder);
    const domains = await manager.find(Domain, inOrder);
    const functions = await manager.find(DomainFunction, inOrder);
    const { code, name, identifier, imported, revision } = framework;
    return {
      id,
      code,
      name,
      identifier,
      imported,
      levelsImported: imported && (await hasLevels(manager, id)),
      revision,
      levels: levels.map((level) => ({
        identifier: level.identifier,
        code: level.code,
        name: level.name,
        about: level.about,
      })),
      domains: domains.map((domain) => ({
        identifier: domain.identifier,
        code: domain.code,
        name: domain.name,
        functions: functions
          .filter(({ domainCode }) => domainCode === domain.code)
          .map((row) => ({ identifier: row.identifier, name: row.name })),
      })),
    };
  }

  /** @throws DomainError `competency.not-found` */
  async competency(programId: string, frameworkId: string, number: number): Promise<AuthoredCompetency> {
    const { manager } = this.dataSource;
    const isOwn = await manager.existsBy(Framework, { programId, id: frameworkId });
    const row = isOwn ? await manager.findOneBy(Competency, { frameworkId, number }) : null;
    if (row === null) throw notFound('competency');
    return { ...contentOf(row), frameworkId, identifier: row.identifier, revision: row.revision };
  }
}

async function hasLevels(manager: EntityManager, frameworkId: string): Promise<boolean> {
  const { document, rest } = await manager.findOneByOrFail(CasePackage, { frameworkId });
  return levelsOf({ ...rest, CFDocument: document }, new Map()).levels.length > 0;
}
