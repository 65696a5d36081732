import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { DatabaseClock, Outbox, Transactor, type Tx } from '#database';
import { DomainError } from '#kernel';
import type { PersonActor } from '../access/permissions.policy.js';
import { AccountRepository } from '../auth/account.repository.js';
import { InvitationRepository } from '../invitations/invitation.repository.js';
import type { Person } from '../person.entity.js';
import { PersonRepository } from '../person.repository.js';
import { identityEvents } from '../events.js';

interface AddressChange {
  /** The administrator who verified that the address is this person's. */
  actor: PersonActor;
  personId: string;
  /** Lower-case. */
  email: string;
}

const uniqueViolation = '23505';

/**
 * Changes the email address of a person. They sign in with it from now on, and links that were mailed to the old one
 * stop working. Badges name their holder by it, so an administrator must verify whose it is.
 * @throws DomainError `person.not-found`; `person.address-taken` (409) when another person has it.
 */
@Injectable()
export class ChangeAddress {
  constructor(
    private readonly transactor: Transactor,
    private readonly people: PersonRepository,
    private readonly accounts: AccountRepository,
    private readonly invitations: InvitationRepository,
    private readonly outbox: Outbox,
    private readonly clock: DatabaseClock,
  ) {}

  async run(change: AddressChange): Promise<Person> {
    try {
      return await this.transactor.run((tx) => this.change(tx, change));
    } catch (error) {
      if (error instanceof QueryFailedError && (error.driverError as { code?: string }).code === uniqueViolation) {
        throw new DomainError('conflict', 'person.address-taken', 'Another person has this address.', {
          errors: [{ pointer: '/email', detail: 'Enter an address that nobody here uses yet.' }],
        });
      }
      throw error;
    }
  }

  private async change(tx: Tx, { actor, personId, email }: AddressChange): Promise<Person> {
    const before = await this.people.lock(tx, personId);
    if (before.email === email) return before;
    const at = await this.clock.now(tx);
    const after = await this.people.write(tx, before, { email });
    await this.invitations.revokeOpen(tx, personId, at);
    if (before.userId !== null) await this.accounts.setAddress(tx, before.userId, email, at);
    await this.outbox.append(
      tx,
      identityEvents['person.address-changed']({ subjectId: personId, actorId: actor.id, payload: { personId } }),
    );
    return after;
  }
}
