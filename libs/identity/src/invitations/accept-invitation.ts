import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DatabaseClock, type Locked, Transactor, type Tx } from '#database';
import { AccountOpening } from '../people/account-opening.js';
import { DomainError } from '#kernel';
import { AccountRepository } from '../auth/account.repository.js';
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
  /** Needed unless the address has an account, which keeps its password. */
  password?: string;
  /** The name the person wants; the name in the invitation when absent. */
  name?: string;
  /** The internet address of the request. Guesses are counted by it. */
  address: string;
}

interface Opened {
  invitation: Locked<Invitation>;
  person: Locked<Person>;
  /** The account that the address has from another program; null without one. */
  userId: string | null;
  at: Date;
}

/**
 * Creates the invited person's account, once. Whoever has an account from another program joins with it: who opens the
 * mailed link could set its password anyway. When two requests accept at the same time, one succeeds.
 * @throws DomainError `invitation.not-found`; `invitation.closed` (410) once accepted, revoked or expired;
 * `password.missing`; `password.unfit`; `request.too-many`.
 */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly invitations: InvitationRepository,
    private readonly people: PersonRepository,
    private readonly accounts: AccountRepository,
    private readonly opening: AccountOpening,
    private readonly limits: AttemptLimits,
    private readonly clock: DatabaseClock,
  ) {}

  async run({ token, password, name, address }: Accept): Promise<Person> {
    const known = await this.invitations.knows(this.dataSource.manager, token);
    await this.limits.take(attemptOfLink({ token, known, address }));
    const { person: invited, userId: account } = await this.transactor.run((tx) => this.open(tx, token));
    // Outside the transaction: hashing is slow and would occupy a connection.
    const passwordHash = account === null ? await fitHash(password, invited) : null;
    return this.transactor.run(async (tx) => {
      const { invitation, person, userId, at } = await this.open(tx, token);
      await this.invitations.close(tx, invitation, { acceptedAt: at });
      const joining = { ...person, name: name ?? person.name };
      return userId === null
        ? this.opening.open(tx, joining, { passwordHash, at })
        : this.opening.join(tx, joining, userId);
    });
  }

  private async open(tx: Tx, token: string): Promise<Opened> {
    const at = await this.clock.now(tx);
    const invitation = await this.invitations.lockOpen(tx, token, at);
    const person = await this.people.lock(tx, invitation.personId);
    return { invitation, person, userId: await this.accounts.withAddress(tx, person.email), at };
  }
}

/** @throws DomainError `password.unfit`; `password.missing` */
async function fitHash(password: string | undefined, { email }: Person): Promise<string> {
  const pointer = '/password';
  if (password === undefined) {
    throw new DomainError('invalid', 'password.missing', 'Choose a password.', {
      errors: [{ pointer, detail: 'At least 15 characters of any kind.' }],
    });
  }
  requireFitPassword(password, { email, pointer });
  return hashPassword(password);
}
