import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DatabaseClock, type Locked, Transactor, type Tx } from '#database';
import { AccountOpening } from '../people/account-opening.js';
import { AttemptLimits } from '../attempt-limits/attempt-limits.js';
import { attemptOfLink } from '../attempt-limits/attempt-limit.policy.js';
import { requireFitPassword } from '../password/password.policy.js';
import type { Invitation } from './invitation.entity.js';
import { InvitationRepository } from './invitation.repository.js';
import { hashPassword } from '../password/password-hash.js';
import type { Person } from '../person.entity.js';
import { PersonRepository } from '../person.repository.js';

interface Accept {
  /** From the mailed link. */
  token: string;
  password: string;
  /** The name the person wants; the name in the invitation when absent. */
  name?: string;
  /** The internet address of the request. Guesses are counted by it. */
  address: string;
}

interface Opened {
  invitation: Locked<Invitation>;
  person: Locked<Person>;
  at: Date;
}

/**
 * Creates the invited person's account, once. When two requests accept at the same time, one succeeds.
 * @throws DomainError `invitation.not-found`; `invitation.closed` (410) once accepted, revoked or expired;
 * `password.unfit`; `request.too-many`.
 */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly invitations: InvitationRepository,
    private readonly people: PersonRepository,
    private readonly opening: AccountOpening,
    private readonly limits: AttemptLimits,
    private readonly clock: DatabaseClock,
  ) {}

  async run({ token, password, name, address }: Accept): Promise<Person> {
    const known = await this.invitations.knows(this.dataSource.manager, token);
    await this.limits.take(attemptOfLink({ token, known, address }));
    const { person: invited } = await this.transactor.run((tx) => this.open(tx, token));
    requireFitPassword(password, { email: invited.email, pointer: '/password' });
    // Outside the transaction: hashing is slow and would occupy a connection.
    const passwordHash = await hashPassword(password);
    return this.transactor.run(async (tx) => {
      const { invitation, person, at } = await this.open(tx, token);
      await this.invitations.close(tx, invitation, { acceptedAt: at });
      return this.opening.open(tx, { ...person, name: name ?? person.name }, { passwordHash, at });
    });
  }

  private async open(tx: Tx, token: string): Promise<Opened> {
    const at = await this.clock.now(tx);
    const invitation = await this.invitations.lockOpen(tx, token, at);
    return { invitation, person: await this.people.lock(tx, invitation.personId), at };
  }
}
