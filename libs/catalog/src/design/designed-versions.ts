import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Page } from '#database';
import { notFound } from '#kernel';
import type { ContentChange } from '../authoring/content-changes.policy.js';
import { MicroCredential } from '../micro-credential.entity.js';
import type { PageRequest } from '../read/numbered-page.js';
import { type VersionInFull, VersionQueries, type VersionSummary } from '../read/version.queries.js';
import { DesignAccess } from './design-access.js';
import type { Author } from './design-team.policy.js';

/** Reads drafts, for administrators and for those who design them. */
@Injectable()
export class DesignedVersions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: DesignAccess,
    private readonly versions: VersionQueries,
  ) {}

  /** A micro-credential's drafts, the latest first. @throws DomainError `micro-credential.not-found` */
  async draftsOf(author: Author, programId: string, code: string, page: PageRequest): Promise<Page<VersionSummary>> {
    const { manager } = this.dataSource;
    const microCredential = await manager.findOneBy(MicroCredential, { programId, code });
    if (microCredential === null) throw notFound('micro-credential');
    const designed = { microCredentialId: microCredential.id, level: '' };
    await this.access.require(manager, author, 'read', designed, 'micro-credential');
    return this.versions.draftsOf(programId, code, page);
  }

  /** A draft with its content. @throws DomainError `version.not-found` */
  async draftById(author: Author, id: string): Promise<VersionInFull> {
    return this.readable(author, await this.versions.draftById(id));
  }

  /** The differences between two versions. @throws DomainError `version.not-found` when they cannot read either. */
  async changes(
    author: Author,
    fromId: string,
    toId: string,
  ): Promise<{ from: VersionSummary; to: VersionSummary; changes: ContentChange[] }> {
    for (const id of [fromId, toId]) await this.readable(author, await this.versions.wholeById(id));
    return this.versions.changes(fromId, toId);
  }

  private async readable(author: Author, version: VersionInFull): Promise<VersionInFull> {
    await this.access.require(this.dataSource.manager, author, 'read', version);
    return version;
  }
}
