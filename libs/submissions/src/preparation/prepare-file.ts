import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactor, Transitions } from '#database';
import { FilePreparer } from '#formats';
import { Clock } from '#kernel';
import { ArtifactFile } from '../artifact-file.entity.js';
import { submissionsEvents } from '../events.js';
import type { PreparationState } from '../vocabulary.js';
import { FileText } from './file-text.entity.js';
import { Preparation } from './preparation.entity.js';
import { preparationLifecycle } from './preparation.lifecycle.js';
import { PreparationRepository } from './preparation.repository.js';
import { type Made, Workbench } from './workbench.js';

/**
 * Prepares a file for reviewers (rules 21 and 24): finds out whether it can be read, counts its pages or seconds, and
 * makes the blind copy and the view. It works on the content, so files that share one are prepared once. A content that
 * the present cleaner has prepared stays as it is; after an earlier cleaner it is prepared again, and the earlier copy
 * counts until the new one is in the store.
 * @returns the state of the preparation; null for a file that must not be opened, such as an infected one.
 */
@Injectable()
export class PrepareFile {
  private readonly logger = new Logger('preparation');

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly transitions: Transitions,
    private readonly preparations: PreparationRepository,
    private readonly workbench: Workbench,
    private readonly clock: Clock,
  ) {}

  async run({ fileId }: { fileId: string }): Promise<PreparationState | null> {
    const file = await this.dataSource.manager.findOneBy(ArtifactFile, { id: fileId });
    if (file === null || (file.state !== 'clean' && file.state !== 'unscanned')) return null;
    const before = await this.transactor.run(async (tx) => {
      const row = await this.preparations.lock(tx, file.storageKey);
      await tx.update(Preparation, { id: row.id }, { begunAt: this.clock.now() });
      return row;
    });
    if (before.cleaner >= FilePreparer.cleaner) return before.state;

    const made = await this.workbench.make(file);
    const { state, outdated } = await this.keep(file, made).catch(async (error: unknown) => {
      await this.workbench.discard(keysOf(made));
      throw error;
    });
    await this.workbench.discard(outdated);
    return state;
  }

  /** Keeps what was made, unless another worker was quicker. `outdated`: the keys that nothing refers to any more. */
  private keep(file: ArtifactFile, made: Made): Promise<{ state: PreparationState; outdated: string[] }> {
    return this.transactor.run(async (tx) => {
      const before = await this.preparations.lock(tx, file.storageKey);
      if (before.cleaner >= FilePreparer.cleaner) return { state: before.state, outdated: keysOf(made) };
      const { prepared, fault, copy, view } = made;
      if (fault !== null) this.logger.warn({ fileId: file.id, problem: prepared.problem, fault });
      // A copy that reviewers may have open is better than none.
      if (prepared.problem !== null && before.state === 'ready') {
        await tx.update(Preparation, { id: before.id }, { cleaner: FilePreparer.cleaner, fault });
        return { state: before.state, outdated: [] };
      }
      const after = await this.transitions.run(tx, Preparation, preparationLifecycle, {
        of: before,
        command: prepared.problem === null ? 'prepare' : 'refuse',
        changes: {
          cleaner: FilePreparer.cleaner,
          problem: prepared.problem,
          fault,
          notices: prepared.notices,
          pages: prepared.pages,
          seconds: prepared.seconds,
          metadata: prepared.metadata,
          preparedAt: this.clock.now(),
          copyKey: copy?.key ?? null,
          copyMediaType: copy?.mediaType ?? null,
          copySize: copy?.size ?? null,
          copySha256: copy?.sha256 ?? null,
          viewKey: view?.key ?? null,
          viewMediaType: view?.mediaType ?? null,
          viewSize: view?.size ?? null,
          viewSha256: view?.sha256 ?? null,
        },
        event: ({ state, problem, copySha256 }) =>
          submissionsEvents['file.prepared']({
            subjectId: file.id,
            payload: { submissionId: file.submissionId, state, problem, copySha256, cleaner: FilePreparer.cleaner },
          }),
      });
      await tx.upsert(FileText, { id: before.id, passages: prepared.passages as never }, ['id']);
      return { state: after.state, outdated: keysOfRow(before) };
    });
  }
}

function keysOf({ copy, view }: Made): string[] {
  return [copy?.key, view?.key].filter((key) => key !== undefined);
}

function keysOfRow({ copyKey, viewKey }: Preparation): string[] {
  return [copyKey, viewKey].filter((key) => key !== null);
}
