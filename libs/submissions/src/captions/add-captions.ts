import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import { Clock, DomainError, fileEmpty, fileTooLarge, notFound, sha256Hex } from '#kernel';
import { ArtifactFile } from '../artifact-file.entity.js';
import { OwnSubmissions } from '../own-submissions.js';
import { SubmissionRepository } from '../submission.repository.js';
import { Captions } from './captions.entity.js';
import { mostCaptionBytes, readCaptions, toVtt } from './captions.policy.js';

/**
 * Adds captions to a recording or a video of the draft, in place of the captions that it had.
 * @throws DomainError `captions.unreadable` with the line and the remedy; `captions.not-a-recording`; `file.empty`;
 *   `file.too-large`; `file.not-found`; `submission.sealed`.
 */
@Injectable()
export class AddCaptions {
  constructor(
    private readonly transactor: Transactor,
    private readonly own: OwnSubmissions,
    private readonly submissions: SubmissionRepository,
    private readonly clock: Clock,
  ) {}

  run({
    actor,
    submissionId,
    fileId,
    content,
  }: {
    actor: PersonActor;
    submissionId: string;
    fileId: string;
    content: Buffer;
  }): Promise<Captions> {
    return this.transactor.run(async (tx) => {
      await this.own.findWritable(tx, actor, submissionId);
      await this.submissions.touchDraft(tx, submissionId);
      const file = await tx.findOneBy(ArtifactFile, {
        id: fileId,
        submissionId,
        state: Not('uploading'),
        removedAt: IsNull(),
      });
      if (file === null) throw notFound('file');
      if (!/^(?:audio|video)\//.test(file.mediaType))
        throw new DomainError(
          'invalid',
          'captions.not-a-recording',
          'Only recordings and videos can have captions. Nothing was changed.',
        );
      const captions = this.captionsFrom(fileId, content);
      await tx.upsert(Captions, captions, ['fileId']);
      return captions;
    });
  }

  private captionsFrom(fileId: string, original: Buffer): Captions {
    if (original.length === 0) throw fileEmpty();
    if (original.length > mostCaptionBytes) throw fileTooLarge(mostCaptionBytes);
    const cues = readCaptions(original);
    const vtt = toVtt(cues);
    return {
      fileId,
      original,
      sha256: sha256Hex(original),
      vtt,
      vttSha256: sha256Hex(vtt),
      cues: cues.length,
      addedAt: this.clock.now(),
    };
  }
}
