import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { VersionQueries } from '../read/version.queries.js';
import { VersionApproval } from './version-approval.entity.js';

/** Reads who approves a version. */
@Injectable()
export class ApprovalQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly versions: VersionQueries,
  ) {}

  /** The approvals of a version that anyone may see, in order. @throws DomainError `version.not-found` */
  async of(versionId: string): Promise<VersionApproval[]> {
    await this.versions.publicById(versionId);
    return this.dataSource.manager.find(VersionApproval, {
      where: { versionId },
      order: { validFrom: 'ASC', id: 'ASC' },
    });
  }
}
