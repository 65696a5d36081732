import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ArtifactKind } from '#catalog/vocabulary';
import type { PersonActor } from '#identity';
import { notFound } from '#kernel';
import { Artifact, ArtifactVersion } from '../artifact.entity.js';
import { OwnSubmissions } from '../own-submissions.js';
import { SaveText } from './save-text.js';

interface Restore {
  actor: PersonActor;
  submissionId: string;
  kind: ArtifactKind;
  /** The kept version to restore. */
  version: number;
  /** The revision that the writer saw last. */
  revision: number;
}

/**
 * Makes a kept version the current text. The text before it stays in the history.
 * @throws DomainError `version.not-found`, and what {@link SaveText} throws.
 */
@Injectable()
export class RestoreText {
  constructor(
    private readonly dataSource: DataSource,
    private readonly own: OwnSubmissions,
    private readonly saveText: SaveText,
  ) {}

  async run({ actor, submissionId, kind, version, revision }: Restore): Promise<Artifact> {
    await this.own.find(this.dataSource.manager, actor, submissionId);
    const kept = await this.dataSource.manager.findOneBy(ArtifactVersion, { submissionId, kind, revision: version });
    if (kept === null) throw notFound('version');
    return this.saveText.run({ actor, submissionId, kind, text: kept.text, revision, keepBefore: true });
  }
}
