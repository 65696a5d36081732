import { Injectable } from '@nestjs/common';
import { Outbox, type Tx } from '#database';
import { Clock, DomainError, Ids } from '#kernel';
import { CasePackageRepository } from '../case/case-package.repository.js';
import { CatalogRepository } from '../catalog.repository.js';
import { catalogEvents } from '../events.js';
import { columnsOf } from '../framework/competency-content.policy.js';
import { Competency, Framework } from '../framework.entity.js';
import { FrameworkRepository } from '../framework.repository.js';
import { MicroCredential, Stack } from '../micro-credential.entity.js';
import { VersionTemplate } from '../version-template.entity.js';
import { VersionRepository } from '../version.repository.js';
import type { CatalogFile, FrameworkInFile, MicroCredentialInFile, StackInFile } from './catalog-file.document.js';
import { catalogFileFaults } from './catalog-file-faults.policy.js';

/** Whose catalog a file becomes, and who brings it. */
interface Bringing {
  programId: string;
  actorId: string | null;
}

/** Writes the catalog of a file into a program that has none yet. */
@Injectable()
export class CopiedCatalog {
  constructor(
    private readonly catalog: CatalogRepository,
    private readonly frameworks: FrameworkRepository,
    private readonly packages: CasePackageRepository,
    private readonly versions: VersionRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Versions begin again at 1 and keep their states, so what was in pilot is in pilot. Own frameworks get identifiers of
   * their own in CASE, because they are other frameworks from now on.
   * @throws DomainError `catalog-file.content` with every fault.
   */
  async write(tx: Tx, file: CatalogFile, bringing: Bringing): Promise<void> {
    const errors = catalogFileFaults(file);
    if (errors.length > 0)
      throw new DomainError('invalid', 'catalog-file.content', 'The catalog has faults. Nothing was copied.', {
        errors,
      });
    await this.catalog.lockAll(tx, bringing.programId);
    const frameworks = new Map<string, string>();
    for (const framework of file.frameworks)
      frameworks.set(framework.code, await this.framework(tx, framework, bringing));
    const stacks = new Map<string, string>();
    for (const [index, stack] of file.stacks.entries())
      stacks.set(stack.code, await this.stack(tx, stack, index, frameworks.get(stack.framework)!, bringing));
    for (const [index, one] of file.microCredentials.entries())
      await this.microCredential(tx, one, index, stacks.get(one.stack)!, bringing);
    if (file.template !== null)
      await tx.upsert(VersionTemplate, { programId: bringing.programId, content: file.template as never }, [
        'programId',
      ]);
  }

  private async framework(
    tx: Tx,
    { code, name, identifier, levels, domains, competencies, package: pkg }: FrameworkInFile,
    { programId, actorId }: Bringing,
  ): Promise<string> {
    const id = this.ids.next();
    const imported = pkg !== undefined;
    const badgeKey = `whole:${code}:${id}`;
    await tx.insert(Framework, { id, programId, code, name, badgeKey, imported, ...(imported && { identifier }) });
    const parts = await this.frameworks.identified(tx, { name, levels, domains });
    await this.frameworks.putLevels(tx, id, parts.levels);
    await this.frameworks.putDomains(tx, id, parts.domains);
    for (const { uri, identifier: own, ...content } of competencies)
      await tx.insert(Competency, {
        ...columnsOf(content),
        frameworkId: id,
        ...(uri !== undefined && { uri }),
        ...(own !== undefined && { identifier: own }),
      });
    if (imported)
      await this.packages.store(
        tx,
        { id: this.ids.next(), programId, frameworkId: id, importedAt: this.clock.now() },
        pkg,
      );
    await this.outbox.append(
      tx,
      catalogEvents['framework.created']({ subjectId: id, actorId, payload: { code, name } }),
    );
    return id;
  }

  private async stack(
    tx: Tx,
    { code, name, required }: StackInFile,
    index: number,
    frameworkId: string,
    { programId, actorId }: Bringing,
  ): Promise<string> {
    const id = this.ids.next();
    const position = index + 1;
    const badgeKey = `stack:${code}:${id}`;
    await tx.insert(Stack, { id, programId, frameworkId, code, name, required, position, badgeKey });
    await this.outbox.append(tx, catalogEvents['stack.created']({ subjectId: id, actorId, payload: { code, name } }));
    return id;
  }

  private async microCredential(
    tx: Tx,
    { code, title, workingTitle, versions }: MicroCredentialInFile,
    index: number,
    stackId: string,
    { programId, actorId }: Bringing,
  ): Promise<void> {
    const id = this.ids.next();
    await tx.insert(MicroCredential, { id, programId, code, title, workingTitle, stackId, position: index + 1 });
    await this.outbox.append(
      tx,
      catalogEvents['micro-credential.created']({ subjectId: id, actorId, payload: { code, title } }),
    );
    const row = await this.catalog.lock(tx, { id });
    for (const { state, levelAssumed, content } of versions) {
      const { id: versionId } = await this.versions.insertDraft(tx, row, { content, levelAssumed, actorId });
      if (state === 'draft') continue;
      await this.versions.change(tx, versionId, { command: 'pilot', actorId });
      if (state === 'published') await this.versions.change(tx, versionId, { command: 'publish', actorId });
    }
  }
}
