import { Injectable } from '@nestjs/common';
import { Outbox, Tasks, Transactor } from '#database';
import { FilePreparer } from '#formats';
import { Clock, DomainError, notFound } from '#kernel';
import { ArtifactFile } from '../artifact-file.entity.js';
import { submissionsEvents } from '../events.js';
import { SubmissionRepository } from '../submission.repository.js';
import { prepareFileTask } from '../tasks.js';
import { Preparation } from './preparation.entity.js';
import { isBeingPrepared } from './preparation.policy.js';
import { PreparationRepository } from './preparation.repository.js';

interface PrepareAgainInput {
  actor: { id: string };
  submissionId: string;
  fileId: string;
}

/**
 * Asks the worker for a new blind copy of one file of a sealed submission. Reviewers open the present copy until the new
 * one is in the store, and keep it when none can be made.
 * @throws DomainError `submission.not-found`, `file.not-found`; `file.being-prepared`, `file.infected` (409).
 */
@Injectable()
export class PrepareAgain {
  constructor(
    private readonly transactor: Transactor,
    private readonly submissions: SubmissionRepository,
    private readonly preparations: PreparationRepository,
    private readonly tasks: Tasks,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  run({ actor, submissionId, fileId }: PrepareAgainInput): Promise<void> {
    return this.transactor.run(async (tx) => {
      const submission = await this.submissions.find(tx, submissionId);
      if (submission.state === 'draft') throw notFound('submission');
      const file = await tx.findOneBy(ArtifactFile, { id: fileId, submissionId });
      if (file === null || file.removedAt !== null) throw notFound('file');
      if (file.state !== 'clean' && file.state !== 'unscanned') throw notReadable();
      const before = await this.preparations.lock(tx, file.storageKey);
      const now = this.clock.now();
      if (isBeingPrepared(before, { present: FilePreparer.cleaner, now })) throw beingPrepared();
      await tx.update(Preparation, { id: before.id }, { cleaner: 0, begunAt: now });
      await this.tasks.add(tx, prepareFileTask({ subjectId: fileId, actorId: actor.id, payload: { submissionId } }));
      await this.outbox.append(
        tx,
        submissionsEvents['file.preparation-requested']({
          subjectId: fileId,
          actorId: actor.id,
          payload: { submissionId },
        }),
      );
    });
  }
}

function beingPrepared(): DomainError {
  return new DomainError(
    'conflict',
    'file.being-prepared',
    'A copy of this file is being made now. Wait until it is ready. That can take up to half an hour.',
  );
}

function notReadable(): DomainError {
  return new DomainError(
    'conflict',
    'file.infected',
    'This file did not pass the virus scan, so no copy is made of it.',
  );
}
