import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ProgramQueries } from '#programs';
import { Competency, Domain, DomainFunction, Framework, Level } from '../framework.entity.js';
import { CaseAddresses } from './case-addresses.policy.js';
import type { CasePackageObject } from './case-package.document.js';
import { packageOfFramework } from './package-of-framework.js';

/** Makes CASE packages from the program's own frameworks. */
@Injectable()
export class OwnPackages {
  constructor(
    private readonly dataSource: DataSource,
    private readonly programs: ProgramQueries,
    private readonly addresses: CaseAddresses,
  ) {}

  /** The program's own framework with this identifier, as a package. Null for none. */
  async withIdentifier(programId: string, identifier: string): Promise<CasePackageObject | null> {
    const framework = await this.dataSource.manager.findOneBy(Framework, { programId, identifier, imported: false });
    return framework && this.packageOf(framework);
  }

  /** All of the program's own frameworks, as packages. */
  async all(programId: string): Promise<CasePackageObject[]> {
    const frameworks = await this.dataSource.manager.find(Framework, {
      where: { programId, imported: false },
      order: { code: 'ASC' },
    });
    return Promise.all(frameworks.map((framework) => this.packageOf(framework)));
  }

  private async packageOf(framework: Framework): Promise<CasePackageObject> {
    const { manager } = this.dataSource;
    const own = { where: { frameworkId: framework.id }, order: { position: 'ASC' as const } };
    const [program, levels, domains, functions, competencies] = await Promise.all([
      this.programs.byId(framework.programId),
      manager.find(Level, own),
      manager.find(Domain, own),
      manager.find(DomainFunction, { ...own, order: { domainCode: 'ASC', position: 'ASC' } }),
      manager.find(Competency, { where: own.where, order: { number: 'ASC' } }),
    ]);
    return packageOfFramework(
      { framework, levels, domains, functions, competencies, creator: program.name },
      this.addresses,
    );
  }
}
