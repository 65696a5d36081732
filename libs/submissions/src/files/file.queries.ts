import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { ArtifactFileView } from '#contracts';
import type { PersonActor } from '#identity';
import { notFound } from '#kernel';
import { ArtifactFile } from '../artifact-file.entity.js';
import { OwnSubmissions } from '../own-submissions.js';

/** A candidate's own files. */
@Injectable()
export class FileQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly own: OwnSubmissions,
  ) {}

  /** @throws DomainError `submission.not-found`, `file.not-found`. */
  async file(actor: PersonActor, submissionId: string, fileId: string): Promise<ArtifactFile> {
    await this.own.find(this.dataSource.manager, actor, submissionId);
    const file = await this.dataSource.manager.findOneBy(ArtifactFile, { id: fileId, submissionId });
    if (file === null) throw notFound('file');
    return file;
  }
}

/** A file as its owner sees it, with the owner's file name. */
export function viewFile(file: ArtifactFile): z.input<typeof ArtifactFileView> {
  return { ...file, name: file.originalName, sha256: file.sha256 || null };
}
