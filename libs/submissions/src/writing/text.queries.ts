import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { ArtifactKind } from '#catalog/vocabulary';
import type { TextVersionView, TextView } from '#contracts';
import type { PersonActor } from '#identity';
import { notFound } from '#kernel';
import { Artifact, ArtifactVersion } from '../artifact.entity.js';
import { OwnSubmissions, requirementOf } from '../own-submissions.js';

/** A candidate's own texts and their history. */
@Injectable()
export class TextQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly own: OwnSubmissions,
  ) {}

  /** The current text. Before the first save it is empty and has revision 0. */
  async text(actor: PersonActor, submissionId: string, kind: ArtifactKind): Promise<z.input<typeof TextView>> {
    const own = await this.own.find(this.dataSource.manager, actor, submissionId);
    requirementOf(own, kind);
    const artifact = await this.dataSource.manager.findOneBy(Artifact, { submissionId, kind });
    return artifact ?? { kind, text: '', words: 0, revision: 0, savedAt: null };
  }

  /** The kept versions of a text, the newest first, without the texts. */
  async versions(actor: PersonActor, submissionId: string, kind: ArtifactKind): Promise<ArtifactVersion[]> {
    const own = await this.own.find(this.dataSource.manager, actor, submissionId);
    requirementOf(own, kind);
    return this.dataSource.manager.find(ArtifactVersion, {
      select: { submissionId: true, kind: true, revision: true, words: true, startedAt: true, savedAt: true },
      where: { submissionId, kind },
      order: { revision: 'DESC' },
      take: 500,
    });
  }

  async version(
    actor: PersonActor,
    submissionId: string,
    kind: ArtifactKind,
    revision: number,
  ): Promise<z.input<typeof TextVersionView>> {
    await this.own.find(this.dataSource.manager, actor, submissionId);
    const version = await this.dataSource.manager.findOneBy(ArtifactVersion, { submissionId, kind, revision });
    if (version === null) throw notFound('version');
    return version;
  }
}
