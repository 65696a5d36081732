import { Injectable } from '@nestjs/common';
import { DatabaseClock, Transactor } from '#database';
import { type Person, PersonQueries, PersonRepository } from '#identity';
import { DomainError } from '#kernel';
import { LegalHolds } from '../holds/legal-holds.js';
import { PrivacyTermsQueries } from '../terms/privacy-terms.queries.js';
import type { BadgeChoice } from '../vocabulary.js';
import type { Erasure } from './erasure.entity.js';
import { Erasures } from './erasures.js';

export interface ErasureRequest {
  actor: { id: string };
  personId: string;
  /** What becomes of the person's badges. */
  badges: BadgeChoice;
  /** Why. Required of an administrator who asks for somebody else. */
  reason: string;
}

/**
 * Requests that a person is erased after the waiting time: by the person, or by an administrator for them, with a
 * reason. While there is a legal hold, the request waits.
 * @throws DomainError `erasure.requested` (409) when there is one already; `erasure.reason` (422);
 * `person.last-administrator` (409); `person.erased` (409); `person.not-found`.
 */
@Injectable()
export class RequestErasure {
  constructor(
    private readonly transactor: Transactor,
    private readonly people: PersonRepository,
    private readonly queries: PersonQueries,
    private readonly erasures: Erasures,
    private readonly holds: LegalHolds,
    private readonly terms: PrivacyTermsQueries,
    private readonly clock: DatabaseClock,
  ) {}

  run({ actor, personId, badges, reason }: ErasureRequest): Promise<Erasure> {
    if (actor.id !== personId && reason.trim() === '') throw reasonNeeded();
    return this.transactor.run(async (tx) => {
      const person = await this.people.lock(tx, personId);
      if (person.erasedAt !== null)
        throw new DomainError('conflict', 'person.erased', 'This person is erased already.');
      if (await this.isLastAdministrator(person)) throw lastAdministrator();
      if ((await this.erasures.open(tx, personId)) !== null) throw alreadyRequested();
      const requestedAt = await this.clock.now(tx);
      const { erasureWaitDays } = await this.terms.current({ kind: 'person', id: personId }, tx);
      const dueAt = new Date(requestedAt.getTime() + erasureWaitDays * 86_400_000);
      const held = await this.holds.areOn(tx, personId);
      const about = { personId, requestedBy: actor.id, reason, badges, requestedAt, dueAt };
      return this.erasures.add(tx, { ...about, state: held ? 'held' : 'requested' });
    });
  }

  private async isLastAdministrator({ id, programId }: Person): Promise<boolean> {
    const administrators = await this.queries.joinedAs(programId, 'administrator');
    return administrators.length === 1 && administrators[0]!.id === id;
  }
}

function reasonNeeded(): DomainError {
  return new DomainError('invalid', 'erasure.reason', 'Give a reason for the erasure.', {
    errors: [{ pointer: '/reason', detail: 'Give a reason.' }],
  });
}

function alreadyRequested(): DomainError {
  return new DomainError('conflict', 'erasure.requested', 'An erasure was requested already. Withdraw it first.');
}

function lastAdministrator(): DomainError {
  return new DomainError(
    'conflict',
    'person.last-administrator',
    'This is the only administrator. Give the role to someone else first.',
  );
}
