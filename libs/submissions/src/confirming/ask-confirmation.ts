import { Injectable } from '@nestjs/common';
import type { ArtifactKind } from '#catalog/vocabulary';
import { Outbox, Transactor, Transitions, type Tx } from '#database';
import { type PersonActor, PersonQueries } from '#identity';
import { Clock, DomainError, Ids } from '#kernel';
import { contentsOf } from '../contents.js';
import { submissionsEvents } from '../events.js';
import { UnscannedFiles } from '../files/unscanned-files.js';
import { OwnSubmissions, refuseChange, requirementOf } from '../own-submissions.js';
import { unfinishedIn } from '../sealing/completeness.js';
import { SubmissionRepository } from '../submission.repository.js';
import { Confirmation } from './confirmation.entity.js';
import { confirmationLifecycle } from './confirmation.lifecycle.js';

interface Request {
  actor: PersonActor;
  submissionId: string;
  kind: ArtifactKind;
}

/**
 * The candidate asks their coaches to confirm an artifact, which is complete otherwise. From then on they can read it.
 * @throws DomainError `confirmation.not-needed` (422); `confirmation.unfinished` (409) with what is missing;
 *   `confirmation.no-coach` (409); `confirmation.transition` (409) while it is asked for or confirmed;
 *   `submission.sealed`, `submission.not-open` (409).
 */
@Injectable()
export class AskConfirmation {
  constructor(
    private readonly transactor: Transactor,
    private readonly transitions: Transitions,
    private readonly outbox: Outbox,
    private readonly own: OwnSubmissions,
    private readonly submissions: SubmissionRepository,
    private readonly people: PersonQueries,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly unscanned: UnscannedFiles,
  ) {}

  run({ actor, submissionId, kind }: Request): Promise<Confirmation> {
    return this.transactor.run(async (tx) => {
      await this.submissions.lock(tx, submissionId);
      const own = await this.own.findWritable(tx, actor, submissionId);
      refuseChange(own);
      const requirement = requirementOf(own, kind);
      if (requirement.confirmedBy === undefined)
        throw new DomainError('invalid', 'confirmation.not-needed', `${requirement.title} needs no confirmation.`);
      const missing = unfinishedIn(requirement, await contentsOf(tx, submissionId), {
        takesUnscanned: await this.unscanned.areTakenIn(submissionId, tx),
      });
      if (missing.length > 0)
        throw new DomainError(
          'conflict',
          'confirmation.unfinished',
          `Finish ${requirement.title} first. Then ask your coach.`,
          { missingParts: missing },
        );
      const coachIds = await this.people.coachIdsOf(actor.id, tx);
      if (coachIds.length === 0)
        throw new DomainError(
          'conflict',
          'confirmation.no-coach',
          'You have no coach yet. Ask an administrator to assign one to you.',
        );
      return this.ask(tx, { actor, submissionId, kind }, coachIds);
    });
  }

  private async ask(tx: Tx, { actor, submissionId, kind }: Request, coachIds: string[]): Promise<Confirmation> {
    const asked = (id: string) =>
      submissionsEvents['confirmation.asked']({
        subjectId: id,
        actorId: actor.id,
        payload: { submissionId, artifact: kind, coachIds },
      });
    const known = await tx.findOneBy(Confirmation, { submissionId, kind });
    const request = { askedAt: this.clock.now(), note: '', contentSha256: null };
    if (known !== null)
      return this.transitions.run(tx, Confirmation, confirmationLifecycle, {
        of: known.id,
        command: 'ask',
        changes: request,
        event: ({ id }) => asked(id),
      });
    const added: Confirmation = {
      id: this.ids.next(),
      submissionId,
      kind,
      state: 'asked',
      ...request,
      coachId: null,
      answeredAt: null,
      comparedRevision: 0,
    };
    await tx.insert(Confirmation, added);
    await this.outbox.append(tx, asked(added.id));
    return added;
  }
}
