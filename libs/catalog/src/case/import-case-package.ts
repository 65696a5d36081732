import { Injectable } from '@nestjs/common';
import { Outbox, Transactor, type Tx } from '#database';
import type { Actor } from '#identity';
import { Clock, DomainError, Ids } from '#kernel';
import { catalogEvents } from '../events.js';
import { Framework } from '../framework.entity.js';
import { type CasePackageObject, identifierKey } from './case-package.document.js';
import { CasePackageRepository } from './case-package.repository.js';
import { ImportedFrameworks } from './imported-frameworks.js';
import { type PackageChanges, packageChanges } from './package-changes.policy.js';
import type { Projection } from './package-projection.policy.js';
import { readCasePackage } from './read-case-package.js';

export interface CasePackageImport {
  programId: string;
  /** The package as a file. */
  file: Uint8Array;
  actor: Pick<Actor, 'id'>;
  /** Only says what the import would change. */
  preview?: boolean;
}

export interface CasePackageImported {
  /** Null for a preview of a package that is not here yet. */
  frameworkId: string | null;
  identifier: string;
  title: string;
  changes: PackageChanges;
  /** How many parts our tables show. The package itself is kept whole. */
  shown: { levels: number; domains: number; functions: number; competencies: number };
}

/**
 * Imports a CASE package as a framework of the program, or the next version of one that was imported before. The whole
 * package is kept, so that exporting it returns the same package.
 * @throws DomainError `case-package.not-json`, `case-package.content` with the place of each fault,
 * `case-package.own` (409) for one of the program's own frameworks, `framework.referenced` (409) when versions or
 * stacks refer to parts that the package no longer has.
 */
@Injectable()
export class ImportCasePackage {
  constructor(
    private readonly transactor: Transactor,
    private readonly packages: CasePackageRepository,
    private readonly frameworks: ImportedFrameworks,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async run({ file, preview = false, ...rest }: CasePackageImport): Promise<CasePackageImported> {
    const pkg = readCasePackage(file);
    const work = () => this.transactor.run((tx) => this.bring(tx, pkg, { ...rest, preview }));
    return preview ? this.transactor.unconfirmed(work) : work();
  }

  private async bring(
    tx: Tx,
    pkg: CasePackageObject,
    { programId, actor, preview }: Omit<CasePackageImport, 'file'>,
  ): Promise<CasePackageImported> {
    await this.frameworks.begin(tx, programId);
    const { identifier, title } = pkg.CFDocument;
    const known = await this.packages.find(tx, programId, identifier);
    if (known === null) await refuseOwn(tx, programId, identifier);
    const projection = await this.frameworks.projected(tx, programId, known?.frameworkId ?? null, pkg);
    const changes = packageChanges(known && (await this.packages.contentOf(tx, known)), pkg);
    if (known !== null) await this.frameworks.refuseReferenced(tx, programId, known.frameworkId, projection);
    const result = { identifier, title, changes, shown: countsOf(projection) };
    if (preview || !changes.any) return { ...result, frameworkId: known?.frameworkId ?? null };

    const framework = await this.frameworks.of(tx, programId, known?.frameworkId ?? null, pkg);
    await this.frameworks.show(tx, framework, title, projection);
    const row = { id: known?.id ?? this.ids.next(), importedAt: this.clock.now() };
    await this.packages.store(tx, { ...row, programId, frameworkId: framework.id }, pkg);
    const { added, removed, changed } = changes;
    const payload = { identifier: identifierKey(identifier), items: { added, removed, changed } };
    await this.outbox.append(
      tx,
      catalogEvents['framework.imported']({ subjectId: framework.id, actorId: actor.id, payload }),
    );
    return { ...result, frameworkId: framework.id };
  }
}

async function refuseOwn(tx: Tx, programId: string, identifier: string): Promise<void> {
  if (!(await tx.existsBy(Framework, { programId, identifier: identifierKey(identifier) }))) return;
  throw new DomainError(
    'conflict',
    'case-package.own',
    'This framework is written in this program. Edit it here instead of importing it.',
    { errors: [{ pointer: '/CFDocument/identifier', detail: 'A framework of this program has this identifier.' }] },
  );
}

const countsOf = ({ levels, domains, competencies }: Projection): CasePackageImported['shown'] => ({
  levels: levels.length,
  domains: domains.length,
  functions: domains.reduce((sum, domain) => sum + domain.functions.length, 0),
  competencies: competencies.length,
});
