import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CasePackage } from '../case/case-package.entity.js';
import { CasePackageRepository } from '../case/case-package.repository.js';
import { contentOf } from '../framework/competency-content.policy.js';
import { FrameworkQueries } from '../framework/framework.queries.js';
import { Competency, Framework } from '../framework.entity.js';
import { MicroCredential, Stack } from '../micro-credential.entity.js';
import { currentVersions } from '../read/current-versions.policy.js';
import { Version } from '../version.entity.js';
import { VersionTemplate } from '../version-template.entity.js';
import type { CatalogFile, FrameworkInFile, VersionInFile } from './catalog-file.document.js';

/** Reads the whole catalog of a program. */
@Injectable()
export class CatalogFileQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly frameworks: FrameworkQueries,
    private readonly packages: CasePackageRepository,
  ) {}

  async of(programId: string): Promise<CatalogFile> {
    const { manager } = this.dataSource;
    const inOrder = { where: { programId }, order: { position: 'ASC' as const } };
    const [frameworks, stacks, microCredentials, template] = [
      await manager.find(Framework, { where: { programId }, order: { imported: 'ASC', code: 'ASC' } }),
      await manager.find(Stack, inOrder),
      await manager.find(MicroCredential, { ...inOrder, relations: { stack: true } }),
      await manager.findOneBy(VersionTemplate, { programId }),
    ];
    const codeOf = new Map(frameworks.map(({ id, code }) => [id, code]));
    return {
      frameworks: await Promise.all(frameworks.map((framework) => this.framework(framework))),
      stacks: stacks.map(({ code, name, frameworkId, required }) => ({
        code,
        name,
        framework: codeOf.get(frameworkId)!,
        required,
      })),
      microCredentials: await Promise.all(
        microCredentials.map(async ({ id, code, title, workingTitle, stack }) => ({
          code,
          title,
          workingTitle,
          stack: stack.code,
          versions: await this.versions(id),
        })),
      ),
      template: template?.content ?? null,
    };
  }

  private async framework({ programId, id, code, imported }: Framework): Promise<FrameworkInFile> {
    const { manager } = this.dataSource;
    const { name, identifier, levels, domains } = await this.frameworks.byId(programId, id);
    const competencies = await manager.find(Competency, { where: { frameworkId: id }, order: { number: 'ASC' } });
    if (imported) {
      const row = await manager.findOneByOrFail(CasePackage, { frameworkId: id });
      return {
        code,
        name,
        identifier,
        levels,
        domains,
        competencies: competencies.map((competency) => ({
          ...contentOf(competency),
          identifier: competency.identifier,
          ...(competency.uri !== null && { uri: competency.uri }),
        })),
        package: await this.packages.contentOf(manager, row),
      };
    }
    return {
      code,
      name,
      levels: levels.map(({ identifier: _, ...level }) => level),
      domains: domains.map(({ identifier: _, functions, ...domain }) => ({
        ...domain,
        functions: functions.map((part) => ({ name: part.name })),
      })),
      competencies: competencies.map(contentOf),
    };
  }

  private async versions(microCredentialId: string): Promise<VersionInFile[]> {
    const all = await this.dataSource.manager.find(Version, {
      where: { microCredentialId },
      order: { number: 'ASC' },
    });
    const current = new Set(currentVersions(all));
    return all.flatMap((version) => {
      const { state, levelAssumed, content } = version;
      if (state === 'retired' || (state !== 'draft' && !current.has(version))) return [];
      return [{ state, levelAssumed, content }];
    });
  }
}
