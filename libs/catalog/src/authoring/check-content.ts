import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { FieldError } from '#kernel';
import { CatalogRepository } from '../catalog.repository.js';
import type { VersionContent } from '../version-content.document.js';
import { faultsOf, missingPartsOf } from './content-rules.policy.js';

export interface ContentCheck {
  /** Why a draft could not be saved with this content. */
  faults: FieldError[];
  /** Why it could not leave draft. */
  missingParts: FieldError[];
}

/** Says everything that is wrong with content, and everything that it lacks, without saving it. */
@Injectable()
export class CheckContent {
  constructor(
    private readonly dataSource: DataSource,
    private readonly catalog: CatalogRepository,
  ) {}

  async run({ content }: { content: VersionContent }): Promise<ContentCheck> {
    const known = await this.catalog.knownFramework(this.dataSource.manager);
    return { faults: faultsOf(content, known), missingParts: missingPartsOf(content) };
  }
}
