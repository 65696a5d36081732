import { Injectable } from '@nestjs/common';
import { Transactor, Transitions } from '#database';
import type { PersonActor } from '#identity';
import { Clock, DomainError } from '#kernel';
import { contentsOf } from '../contents.js';
import { submissionsEvents } from '../events.js';
import { SubmissionRepository } from '../submission.repository.js';
import { contentOfArtifact } from './artifact-content.policy.js';
import { AskedConfirmations } from './asked-confirmations.js';
import { Confirmation } from './confirmation.entity.js';
import { confirmationLifecycle } from './confirmation.lifecycle.js';

/** A coach confirms what they read, or says what has to change first. */
export type Answer = { confirm: true; contentSha256: string } | { confirm: false; note: string };

/**
 * A coach of the candidate answers a request. What they confirm is the artifact as they read it.
 * @throws DomainError `confirmation.not-found`, also for someone who does not coach the candidate now;
 *   `confirmation.changed` (409) when the artifact has changed since the coach read it; `confirmation.transition` (409).
 */
@Injectable()
export class AnswerConfirmation {
  constructor(
    private readonly transactor: Transactor,
    private readonly transitions: Transitions,
    private readonly asked: AskedConfirmations,
    private readonly submissions: SubmissionRepository,
    private readonly clock: Clock,
  ) {}

  run({
    actor,
    confirmationId,
    answer,
  }: {
    actor: Pick<PersonActor, 'id'>;
    confirmationId: string;
    answer: Answer;
  }): Promise<Confirmation> {
    return this.transactor.run(async (tx) => {
      const { confirmation, enrollment } = await this.asked.find(tx, actor, confirmationId);
      const { submissionId, kind } = confirmation;
      // Nobody changes the draft until this transaction ends.
      const { revision } = await this.submissions.lock(tx, submissionId);
      const given = {
        subjectId: confirmationId,
        actorId: actor.id,
        payload: { submissionId, artifact: kind, candidateId: enrollment.personId },
      };
      const answered = { coachId: actor.id, answeredAt: this.clock.now() };
      if (!answer.confirm)
        return this.transitions.run(tx, Confirmation, confirmationLifecycle, {
          of: confirmationId,
          command: 'decline',
          changes: { ...answered, note: answer.note },
          event: () => submissionsEvents['confirmation.declined'](given),
        });
      const contentSha256 = contentOfArtifact(kind, await contentsOf(tx, submissionId));
      if (contentSha256 !== answer.contentSha256) throw changed();
      return this.transitions.run(tx, Confirmation, confirmationLifecycle, {
        of: confirmationId,
        command: 'confirm',
        changes: { ...answered, contentSha256, comparedRevision: revision },
        event: () => submissionsEvents['confirmation.given'](given),
      });
    });
  }
}

function changed(): DomainError {
  return new DomainError(
    'conflict',
    'confirmation.changed',
    'The candidate changed this artifact after you opened it, so nothing was confirmed. Read it again.',
  );
}
