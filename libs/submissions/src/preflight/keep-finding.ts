import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import { Clock, DomainError, notFound } from '#kernel';
import { OwnSubmissions, refuseChange } from '../own-submissions.js';
import { PreflightFinding } from './preflight-finding.entity.js';

/** What is kept as the reason where the candidate answers a question with one click. */
const fine = 'The candidate says that this is fine.';

/**
 * Lets a found name stay, with the candidate's reason. The reason is in the submission's record, where administrators read
 * it. A question needs none.
 * @throws DomainError `finding.not-found`; `finding.no-reason` (422); `finding.notice` (422) for what reviewers never see;
 *   `submission.sealed`, `submission.not-open` (409).
 */
@Injectable()
export class KeepFinding {
  constructor(
    private readonly transactor: Transactor,
    private readonly own: OwnSubmissions,
    private readonly clock: Clock,
  ) {}

  run({
    actor,
    submissionId,
    findingId,
    reason,
  }: {
    actor: PersonActor;
    submissionId: string;
    findingId: string;
    reason: string;
  }): Promise<void> {
    return this.transactor.run(async (tx) => {
      refuseChange(await this.own.findWritable(tx, actor, submissionId));
      const finding = await tx.findOneBy(PreflightFinding, { id: findingId, submissionId });
      if (finding === null) throw notFound('finding');
      if (finding.kind === 'notice')
        throw new DomainError('invalid', 'finding.notice', 'Reviewers never see this place, so it needs no reason.');
      const given = reason.trim();
      if (finding.kind === 'mark' && given.split(/\s+/).length < fewestWords) throw noReason();
      await tx.update(PreflightFinding, { id: findingId }, { keptReason: given || fine, keptAt: this.clock.now() });
    });
  }
}

/** A reason has at least this many words. */
const fewestWords = 3;

function noReason(): DomainError {
  return new DomainError(
    'invalid',
    'finding.no-reason',
    'Say in a few words why this may stay. An administrator reads it.',
    {
      errors: [{ pointer: '/reason', detail: `Write at least ${fewestWords} words.` }],
    },
  );
}
