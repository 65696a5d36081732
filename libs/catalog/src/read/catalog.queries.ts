import { Injectable } from '@nestjs/common';
import { ArrayContains, DataSource, type EntityTarget, MoreThan, type ObjectLiteral, Raw } from 'typeorm';
import type { Page } from '#database';
import { notFound } from '#kernel';
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
  microCredentials: MicroCredentialView[];
}

export interface CompetencyView {
  number: number;
  /** The domain's code. */
  domain: string;
  function: string;
  title: string;
  psel: string[];
  levels: Record<string, string>;
}

export interface CompetencyFilter extends PageRequest {
  psel?: string;
  domain?: string;
  /** Only competencies with a description at this level. */
  level?: string;
}

/** Reads the catalog for everyone. */
@Injectable()
export class CatalogQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly versions: VersionQueries,
  ) {}

  /** @throws DomainError `framework.not-found` before the catalog was imported. */
  async framework(): Promise<FrameworkView> {
    const framework = await this.dataSource.manager.findOneBy(Framework, {});
    if (framework === null) throw notFound('framework');
    const [levels, domains, functions] = await Promise.all([
      this.inOrder(Level),
      this.inOrder(Domain),
      this.inOrder(DomainFunction),
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
  async stacks(): Promise<StackView[]> {
    const [stacks, microCredentials] = await Promise.all([this.inOrder(Stack), this.microCredentials()]);
    return stacks.map(({ code, name }) => ({
      code,
      name,
      microCredentials: microCredentials.filter(({ stack }) => stack === code),
    }));
  }

  /** Every micro-credential, in the program's order. */
  async microCredentials(): Promise<MicroCredentialView[]> {
    const [rows, current] = await Promise.all([
      this.inOrder(MicroCredential),
      this.versions.currentByMicroCredential(),
    ]);
    return rows.map(({ id, code, stackCode, title, workingTitle }) => ({
      id,
      code,
      stack: stackCode,
      title,
      workingTitle,
      currentVersions: current.get(id) ?? [],
    }));
  }

  /** @throws DomainError `micro-credential.not-found` */
  async microCredential(code: string): Promise<MicroCredentialView> {
    const found = (await this.microCredentials()).find((microCredential) => microCredential.code === code);
    if (found === undefined) throw notFound('micro-credential');
    return found;
  }

  /** The competencies that match all filters, by number. */
  async competencies({ psel, domain, level, ...page }: CompetencyFilter): Promise<Page<CompetencyView>> {
    const rows = await this.dataSource.manager.find(Competency, {
      where: {
        ...(psel !== undefined && { psel: ArrayContains([psel]) }),
        ...(domain !== undefined && { domainCode: domain }),
        ...(level !== undefined && { descriptors: Raw((column) => `${column} ? :level`, { level }) }),
        ...(page.cursor !== undefined && { number: MoreThan(numberIn(page.cursor)) }),
      },
      order: { number: 'ASC' },
      take: page.limit + 1,
    });
    return toNumberedPage(rows, page, competencyOf);
  }

  private inOrder<Row extends ObjectLiteral & { position: number }>(table: EntityTarget<Row>): Promise<Row[]> {
    return this.dataSource.manager.find(table, { order: { position: 'ASC' } as never });
  }
}

function competencyOf({ number, domainCode, functionName, title, psel, descriptors }: Competency): CompetencyView {
  return { number, domain: domainCode, function: functionName, title, psel, levels: descriptors };
}
