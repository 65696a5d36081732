import { Injectable } from '@nestjs/common';
import type { ArtifactKind } from '#catalog/vocabulary';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import { ArtifactStore, type FilePlace, type ReceivedFile } from '#storage';
import type { ArtifactFile } from '../artifact-file.entity.js';
import { IncomingFiles } from '../incoming-files.js';
import { fileRequirementOf, OwnSubmissions } from '../own-submissions.js';
import { SubmissionRepository } from '../submission.repository.js';

interface Upload {
  actor: PersonActor;
  submissionId: string;
  kind: ArtifactKind;
  /** Writes the bytes to their place and describes the file. When it throws, no bytes are kept. */
  receive: (place: FilePlace) => Promise<{ file: ReceivedFile; description: string }>;
}

/**
 * Adds a file to an artifact. The row is written before the first byte, so a crash leaves no bytes without a row. The
 * file counts once all bytes are in the store; then it is scanned for viruses. The deadline applies only to sealing, so
 * an upload that ends after the deadline is kept.
 * @throws DomainError `artifact.no-files`; `artifact.too-many-files` (409); what `receive` throws; `submission.sealed`
 *   when the submission was sealed meanwhile.
 */
@Injectable()
export class AddFile {
  constructor(
    private readonly transactor: Transactor,
    private readonly own: OwnSubmissions,
    private readonly submissions: SubmissionRepository,
    private readonly store: ArtifactStore,
    private readonly incoming: IncomingFiles,
  ) {}

  async run({ actor, submissionId, kind, receive }: Upload): Promise<ArtifactFile> {
    const { row, place } = await this.transactor.run(async (tx) => {
      const own = await this.own.findWritable(tx, actor, submissionId);
      const { maxCount, maxBytes, accept } = fileRequirementOf(own, kind);
      await this.submissions.touchDraft(tx, submissionId);
      const row = await this.incoming.begin(tx, { submissionId, kind, maxCount });
      return { row, place: { store: this.store, key: row.storageKey, maxBytes, accept } };
    });
    try {
      const { file, description } = await receive(place);
      return await this.transactor.run(async (tx) => {
        await this.submissions.touchDraft(tx, submissionId);
        return this.incoming.finish(tx, row, file, { actorId: actor.id, description });
      });
    } catch (error) {
      await this.clear(row);
      throw error;
    }
  }

  /** A store that is down cannot remove the bytes. Then the row keeps their place, for the sweep, and counts no more. */
  private async clear({ id, storageKey }: ArtifactFile): Promise<void> {
    const cleared = await this.store.remove(storageKey).then(
      () => true,
      () => false,
    );
    await this.transactor.run((tx) => (cleared ? this.incoming.abandon(tx, id) : this.incoming.putAside(tx, id)));
  }
}
