import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import { DomainError } from '#kernel';
import { privacyEvents } from '../events.js';
import { longerThanTheAccount, type Periods } from '../retention/periods.policy.js';
import { PrivacyTerms } from './privacy-terms.entity.js';
import { PrivacyTermsQueries, type ShownTerms } from './privacy-terms.queries.js';

export interface PrivacyTermsChange {
  actor: { id: string };
  programId: string;
  /** The revision that the administrator saw. */
  revision: number;
  terms: Omit<ShownTerms, 'revision'>;
}

/**
 * Changes how long a program keeps things. Erasures and exports that were requested keep their days.
 * @throws DomainError `privacy-terms.stale` (412); `privacy-terms.periods` (422) when something would be kept longer than
 * the account.
 */
@Injectable()
export class ChangePrivacyTerms {
  constructor(
    private readonly transactor: Transactor,
    private readonly queries: PrivacyTermsQueries,
    private readonly outbox: Outbox,
  ) {}

  run({ actor, programId, revision, terms }: PrivacyTermsChange): Promise<ShownTerms> {
    requireOrder(terms.periods);
    const { periods, ...rest } = terms;
    const columns = {
      ...rest,
      messageDays: periods.message,
      technicalDays: periods.technical,
      workDays: periods.work,
      assessmentDays: periods.assessment,
      careerDays: periods.career,
      accountDays: periods.account,
    };
    return this.transactor.run(async (tx) => {
      const changed = await tx.update(PrivacyTerms, { programId, revision }, { ...columns, revision: revision + 1 });
      if (changed.affected !== 1) throw stale();
      await this.outbox.append(
        tx,
        privacyEvents['privacy-terms.changed']({ subjectId: programId, actorId: actor.id, payload: terms }),
      );
      return this.queries.shown({ kind: 'program', id: programId }, tx);
    });
  }
}

/** @throws DomainError `privacy-terms.periods` (422) */
export function requireOrder(periods: Periods): void {
  const longer = longerThanTheAccount(periods);
  if (longer.length === 0) return;
  throw new DomainError('invalid', 'privacy-terms.periods', 'Nothing may be kept longer than the account.', {
    errors: longer.map((kind) => ({
      pointer: `/periods/${kind}`,
      detail: `Enter at most ${periods.account} days, or keep accounts longer.`,
    })),
  });
}

function stale(): DomainError {
  return new DomainError(
    'stale',
    'privacy-terms.stale',
    'The periods have changed since you opened them. Nothing was saved. Read them again, then choose.',
  );
}
