import { Injectable } from '@nestjs/common';
import { DatabaseClock, Outbox, Transactor } from '#database';
import type { PersonActor } from '#identity';
import { contentHash, DomainError } from '#kernel';
import { submissionsEvents } from '../events.js';
import { OwnSubmissions } from '../own-submissions.js';
import { SubmissionRepository } from '../submission.repository.js';
import { attestationOf } from './attestation-of.js';
import { Attestation } from './attestation.entity.js';
import { completeAnswers, faultsOf, type GivenAnswers } from './attestation.policy.js';

interface NewAttestation {
  actor: PersonActor;
  submissionId: string;
  /** The version of the text that the candidate read. */
  textVersion: number;
  answers: GivenAnswers;
}

/**
 * Saves what the candidate attests to for this attempt, in place of what they attested to before (rule 26). The same
 * answers again change nothing.
 * @throws DomainError `attestation.incomplete` (422) with every missing answer; `attestation.text-changed` (409) when
 *   another version of the text is in force; `submission.sealed`, `submission.not-open` (409).
 */
@Injectable()
export class Attest {
  constructor(
    private readonly transactor: Transactor,
    private readonly clock: DatabaseClock,
    private readonly own: OwnSubmissions,
    private readonly submissions: SubmissionRepository,
    private readonly outbox: Outbox,
  ) {}

  run({ actor, submissionId, textVersion, answers: given }: NewAttestation): Promise<Attestation> {
    return this.transactor.run(async (tx) => {
      await this.own.findPersonal(tx, actor, submissionId);
      const { submission } = await this.own.findWritable(tx, actor, submissionId);
      const at = await this.clock.now(tx);
      const answers = completeAnswers(given);
      if (answers === null)
        throw new DomainError(
          'invalid',
          'attestation.incomplete',
          'Some answers are missing, so your attestation was not saved.',
          { errors: faultsOf(given) },
        );
      await this.submissions.touchDraft(tx, submissionId);
      const { attestation: before, inForce } = await attestationOf(tx, submissionId, at);
      if (textVersion !== inForce.version) throw textChanged(inForce.version);
      if (before?.textVersion === textVersion && contentHash(before.answers) === contentHash(answers)) return before;

      const { programId } = inForce;
      const after: Attestation = { submissionId, programId, textVersion, answers, attestedAt: at, personId: actor.id };
      await tx.upsert(Attestation, after as never, ['submissionId']);
      const payload = { enrollmentId: submission.enrollmentId, attempt: submission.attempt, textVersion };
      await this.outbox.append(
        tx,
        submissionsEvents['submission.attested']({ subjectId: submissionId, actorId: actor.id, payload }),
      );
      return after;
    });
  }
}

function textChanged(inForce: number): DomainError {
  return new DomainError(
    'conflict',
    'attestation.text-changed',
    'The attestation text has changed since you opened this page, so your answers were not saved. Read the new text, then save again.',
    { textVersion: inForce },
  );
}
