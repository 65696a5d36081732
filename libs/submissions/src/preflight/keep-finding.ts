import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import { Clock, DomainError, notFound } from '#kernel';
import { OwnSubmissions, refuseChange } from '../own-submissions.js';
import { keptAlike } from './alike-findings.policy.js';
import { PreflightFinding } from './preflight-finding.entity.js';

/** What is kept as the reason where the candidate answers a question with one click. */
const fine = 'The candidate says that this is fine.';

interface Kept {
  actor: PersonActor;
  submissionId: string;
  findingId: string;
  reason: string;
  /** Lets the same name stay at its other open places too: see {@link keptAlike}. */
  alike?: boolean;
}

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

  run({ actor, submissionId, findingId, reason, alike = false }: Kept): Promise<void> {
    return this.transactor.run(async (tx) => {
      refuseChange(await this.own.findWritable(tx, actor, submissionId));
      const findings = await tx.findBy(PreflightFinding, { submissionId });
      const finding = findings.find(({ id }) => id === findingId);
      if (finding === undefined) throw notFound('finding');
      if (finding.kind === 'notice')
        throw new DomainError('invalid', 'finding.notice', 'Reviewers never see this place, so it needs no reason.');
      const given = reason.trim();
      if (finding.kind === 'mark' && given.split(/\s+/).length < fewestWords) throw noReason();
      const kept = alike ? keptAlike(finding, findings) : [finding];
      const ids = kept.map(({ id }) => id);
      await tx.update(PreflightFinding, { id: In(ids) }, { keptReason: given || fine, keptAt: this.clock.now() });
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
