import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIGURATION, type Configuration } from '#config';
import { DomainError } from '#kernel';
import { SettingsQueries } from '#programs';
import type { ArtifactFile } from '../artifact-file.entity.js';

/** Whether files that were not scanned for viruses are taken (rule 25): the program decides, or else the operator. */
@Injectable()
export class UnscannedFiles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly programs: SettingsQueries,
    @Inject(CONFIGURATION) private readonly configuration: Pick<Configuration, 'acceptUnscanned'>,
  ) {}

  async areTakenIn(submissionId: string, manager: EntityManager = this.dataSource.manager): Promise<boolean> {
    const { acceptUnscanned } = await this.programs.of({ kind: 'submission', id: submissionId }, manager);
    return acceptUnscanned ?? this.configuration.acceptUnscanned;
  }

  /**
   * Refuses a file that nobody but its owner may open.
   * @throws DomainError `file.unscanned` (409).
   */
  async refuse({ state, submissionId }: Pick<ArtifactFile, 'state' | 'submissionId'>): Promise<void> {
    if (state === 'clean' || (state === 'unscanned' && (await this.areTakenIn(submissionId)))) return;
    throw new DomainError(
      'conflict',
      'file.unscanned',
      'This file was not scanned for viruses, so it cannot be opened. An administrator can have it scanned.',
    );
  }
}
