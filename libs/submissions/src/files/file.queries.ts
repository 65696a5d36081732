import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import type { z } from 'zod';
import type { ArtifactFileView } from '#contracts';
import type { PersonActor } from '#identity';
import { extensionsOf, notFound } from '#kernel';
import { noticeInWords, problemInWords } from '#formats';
import { ArtifactFile } from '../artifact-file.entity.js';
import type { Contents } from '../contents.js';
import { OwnSubmissions } from '../own-submissions.js';
import { copyOf, viewOf } from '../preparation/made-content.js';
import { preparationsOf } from '../preparation/preparation.repository.js';
import { neutralName } from './file-name.policy.js';
import { sameFileBefore } from './same-file.policy.js';

/** A candidate's own files. */
@Injectable()
export class FileQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly own: OwnSubmissions,
  ) {}

  /** @throws DomainError `submission.not-found`, `file.not-found`. */
  async file(actor: PersonActor, submissionId: string, fileId: string): Promise<z.input<typeof ArtifactFileView>> {
    const { manager } = this.dataSource;
    const { submission } = await this.own.find(manager, actor, submissionId);
    const file = await manager.findOneBy(ArtifactFile, { id: fileId, submissionId });
    if (file === null) throw notFound('file');
    return viewFile(file, {
      files: await manager.findBy(ArtifactFile, { submissionId, removedAt: IsNull() }),
      preparations: await preparationsOf(manager, [file]),
      canChange: submission.state === 'draft',
    });
  }
}

/**
 * A file with the name that its owner gave it. `files`: those of its submission; `canChange`: whether its owner can still
 * change them.
 */
export function viewFile(
  file: ArtifactFile,
  { files, preparations, canChange }: Pick<Contents, 'files' | 'preparations'> & { canChange: boolean },
): z.input<typeof ArtifactFileView> {
  const preparation = preparations.get(file.storageKey);
  const [copy, view] = preparation === undefined ? [null, null] : [copyOf(preparation), viewOf(preparation)];
  const { state = 'waiting', problem = null, pages = null, seconds = null, notices = [] } = preparation ?? {};
  return {
    ...file,
    name: file.originalName,
    sha256: file.sha256 || null,
    preparation: state,
    problem: problem && { code: problem, say: problemInWords(problem, file.mediaType) },
    notices: notices.map((notice) => ({ notice: notice.notice, say: noticeInWords(notice, { canChange }) })),
    pages,
    seconds,
    sameAs: sameFileBefore(file, files),
    copy: copy && {
      name: neutralName(file.kind, file.position, extensionsOf(copy.mediaType)[0] ?? 'bin'),
      mediaType: copy.mediaType,
      size: copy.size,
    },
    view: view && { mediaType: view.mediaType },
  };
}
