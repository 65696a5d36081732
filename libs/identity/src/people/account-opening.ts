import { Injectable } from '@nestjs/common';
import { type Locked, Outbox, type Tx } from '#database';
import { AccountRepository } from '../auth/account.repository.js';
import type { Person } from '../person.entity.js';
import { PersonRepository } from '../person.repository.js';
import { identityEvents } from '../events.js';

interface Opening {
  /** An argon2id hash; null for an account without a password. */
  passwordHash: string | null;
  at: Date;
}

/** Opens the account of a person, for every way to join. */
@Injectable()
export class AccountOpening {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly people: PersonRepository,
    private readonly outbox: Outbox,
  ) {}

  /** Creates the account of a locked person and stores what `person` now contains. */
  async open(tx: Tx, person: Locked<Person>, { passwordHash, at }: Opening): Promise<Person> {
    const userId = await this.accounts.create(tx, { email: person.email, name: person.name, passwordHash, at });
    return this.join(tx, person, userId);
  }

  /** Lets a locked person sign in with this account, and stores what `person` now contains. */
  async join(tx: Tx, person: Locked<Person>, userId: string): Promise<Person> {
    await this.outbox.append(
      tx,
      identityEvents['person.joined']({
        subjectId: person.id,
        actorId: person.id,
        payload: { personId: person.id, roles: person.roles },
      }),
    );
    return this.people.write(tx, person, { userId });
  }
}
