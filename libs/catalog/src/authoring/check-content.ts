import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { FieldError } from '#kernel';
import { CatalogRepository } from '../catalog.repository.js';
import type { VersionContent } from '../version-content.document.js';
import { faultsOf, missingPartsOf, unconfirmedWordsOf } from './content-rules.policy.js';

export interface ContentCheck {
  /** The faults that keep a draft from being saved. */
  faults: FieldError[];
  /** The missing parts that keep a draft from going into pilot. */
  missingParts: FieldError[];
  /** The draft words that only authors would see. */
  unconfirmed: FieldError[];
}

/** Lists every fault and every missing part of content, and its unconfirmed drafts, without saving it. */
@Injectable()
export class CheckContent {
  constructor(
    private readonly dataSource: DataSource,
    private readonly catalog: CatalogRepository,
  ) {}

  async run({ programId, content }: { programId: string; content: VersionContent }): Promise<ContentCheck> {
    const known = await this.catalog.knownFramework(this.dataSource.manager, programId);
    return {
      faults: faultsOf(content, known),
      missingParts: missingPartsOf(content),
      unconfirmed: unconfirmedWordsOf(content),
    };
  }
}
