import { Injectable } from '@nestjs/common';
import {
  ArrayContains,
  DataSource,
  type EntityTarget,
  type FindOptionsWhere,
  In,
  MoreThan,
  type ObjectLiteral,
  Raw,
} from 'typeorm';
import type { Page } from '#database';
import { notFound } from '#kernel';
import { CaseAddresses } from '../case/case-addresses.policy.js';
import { type CompetencyContent, contentOf } from '../framework/competency-content.policy.js';
import { Competency, Domain, DomainFunction, Framework, Level } from '../framework.entity.js';
import { MicroCredential, Stack } from '../micro-credential.entity.js';
import { numberIn, type PageRequest, toNumberedPage } from './numbered-page.js';
import { VersionQueries, type VersionSummary } from './version.queries.js';

export interface FrameworkView {
  code: string;
  name: string;
  levels: { code: string; name: string; about: string }[];
  domains: { code: string; name: string; functions: string[] }[];
}

export interface MicroCredentialView {
  id: string;
  code: string;
  /** The stack's code. */
  stack: string;
  title: string;
  workingTitle: boolean;
  /** One for each level. Empty while the micro-credential is in development. */
  currentVersions: VersionSummary[];
}

export interface StackView {
  code: string;
  name: string;
  /** How many of its micro-credentials its badge asks for. Null asks for all. */
  required: number | null;
  microCredentials: MicroCredentialView[];
}

export interface CompetencyView extends CompetencyContent {
  /** In CASE. It never changes. */
  identifier: string;
  /** Where the competency is published: by Laurel, or by the publisher of its package. */
  uri: string;
  /** The framework's code. */
  framework: string;
}

export interface CompetencyFilter extends PageRequest {
  psel?: string;
  framework?: string;
  domain?: string;
  /** Only competencies with a description at this level. */
  level?: string;
}

/** Reads the catalog of a program, for everyone. */
@Injectable()
export class CatalogQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly versions: VersionQueries,
    private readonly addresses: CaseAddresses,
  ) {}

  /**
   * The framework that the program's catalog is about: its own, or else an imported one.
   * @throws DomainError `framework.not-found` before the catalog was imported.
   */
  async framework(programId: string): Promise<FrameworkView> {
    const [framework] = await this.frameworks(programId);
    if (framework === undefined) throw notFound('framework');
    const own = { frameworkId: framework.id };
    const [levels, domains, functions] = await Promise.all([
      this.inOrder(Level, own),
      this.inOrder(Domain, own),
      this.inOrder(DomainFunction, own),
    ]);
    return {
      code: framework.code,
      name: framework.name,
      levels: levels.map(({ code, name, about }) => ({ code, name, about })),
      domains: domains.map(({ code, name }) => ({
        code,
        name,
        functions: functions.filter(({ domainCode }) => domainCode === code).map((row) => row.name),
      })),
    };
  }

  /** The stacks with their micro-credentials, in the program's order. */
  async stacks(programId: string): Promise<StackView[]> {
    const [stacks, microCredentials] = await Promise.all([
      this.inOrder(Stack, { programId }),
      this.microCredentials(programId),
    ]);
    return stacks.map(({ code, name, required }) => ({
      code,
      name,
      required,
      microCredentials: microCredentials.filter(({ stack }) => stack === code),
    }));
  }

  /** Every micro-credential, in the program's order. */
  async microCredentials(programId: string): Promise<MicroCredentialView[]> {
    const [rows, current] = await Promise.all([
      this.dataSource.manager.find(MicroCredential, {
        where: { programId },
        relations: { stack: true },
        order: { position: 'ASC' },
      }),
      this.versions.currentByMicroCredential(programId),
    ]);
    return rows.map(({ id, code, stack, title, workingTitle }) => ({
      id,
      code,
      stack: stack.code,
      title,
      workingTitle,
      currentVersions: current.get(id) ?? [],
    }));
  }

  /** @throws DomainError `micro-credential.not-found` */
  async microCredential(programId: string, code: string): Promise<MicroCredentialView> {
    const found = (await this.microCredentials(programId)).find((microCredential) => microCredential.code === code);
    if (found === undefined) throw notFound('micro-credential');
    return found;
  }

  /** The competencies that match all filters, by number. */
  async competencies(
    programId: string,
    { psel, framework, domain, level, ...page }: CompetencyFilter,
  ): Promise<Page<CompetencyView>> {
    const frameworks = await this.frameworks(programId);
    if (frameworks.length === 0) throw notFound('framework');
    const among = frameworks.filter(({ code }) => framework === undefined || code === framework);
    const rows = await this.dataSource.manager.find(Competency, {
      where: {
        frameworkId: In(among.map(({ id }) => id)),
        ...(psel !== undefined && { psel: ArrayContains([psel]) }),
        ...(domain !== undefined && { domainCode: domain }),
        ...(level !== undefined && { descriptors: Raw((column) => `${column} ? :level`, { level }) }),
        ...(page.cursor !== undefined && { number: MoreThan(numberIn(page.cursor)) }),
      },
      order: { number: 'ASC' },
      take: page.limit + 1,
    });
    return toNumberedPage(rows, page, (row) => this.competencyOf(row, frameworks));
  }

  /** The competencies with these numbers, by number. Those that do not exist are left out. */
  async competenciesNumbered(programId: string, numbers: number[]): Promise<CompetencyView[]> {
    const frameworks = await this.frameworks(programId);
    const rows = await this.dataSource.manager.find(Competency, {
      where: { frameworkId: In(frameworks.map(({ id }) => id)), number: In(numbers) },
      order: { number: 'ASC' },
    });
    return rows.map((row) => this.competencyOf(row, frameworks));
  }

  /** The program's own frameworks, then the imported ones. */
  private frameworks(programId: string): Promise<Framework[]> {
    return this.dataSource.manager.find(Framework, { where: { programId }, order: { imported: 'ASC', code: 'ASC' } });
  }

  private competencyOf(row: Competency, frameworks: readonly Framework[]): CompetencyView {
    const { frameworkId, identifier, uri } = row;
    return {
      ...contentOf(row),
      identifier,
      uri: uri ?? this.addresses.of('CFItems', identifier),
      framework: frameworks.find(({ id }) => id === frameworkId)!.code,
    };
  }

  private inOrder<Row extends ObjectLiteral & { position: number }>(
    table: EntityTarget<Row>,
    where: FindOptionsWhere<Row>,
  ): Promise<Row[]> {
    return this.dataSource.manager.find(table, { where, order: { position: 'ASC' } as never });
  }
}
