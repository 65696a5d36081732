import { Injectable } from '@nestjs/common';
import { type Locked, Outbox, type Tx } from '#database';
import { AccountRepository } from '../auth/account.repository.js';
import type { Person } from '../person.entity.js';
import { PersonRepository } from '../person.repository.js';
import { identityEvents } from '../events.js';

interface Opening {
  /** An argon2id hash; null for an account that no password opens. */
  passwordHash: string | null;
  at: Date;
}

/** How a person comes to have an account, whichever way they came. */
@Injectable()
export class AccountOpening {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly people: PersonRepository,
    private readonly outbox: Outbox,
  ) {}

  /** Makes the account of a person whose row this transaction holds, and takes over what `person` now says. */
  async open(tx: Tx, person: Locked<Person>, { passwordHash, at }: Opening): Promise<Person> {
    const userId = await this.accounts.create(tx, { email: person.email, name: person.name, passwordHash, at });
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
