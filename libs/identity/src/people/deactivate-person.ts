import { Injectable } from '@nestjs/common';
import { DatabaseClock, Outbox, Transactor } from '#database';
import { DomainError } from '#kernel';
import { AccountRepository } from '../auth/account.repository.js';
import { identityEvents } from '../events.js';
import type { Person } from '../person.entity.js';
import { PersonRepository } from '../person.repository.js';

interface Deactivation {
  actor: { id: string };
  personId: string;
}

/**
 * Keeps a person out: they cannot sign in, their sessions end, and they get no mail. Nothing is deleted. Deactivating
 * twice changes nothing.
 * @throws DomainError `person.not-found`; `person.self` (409) for the administrator's own account;
 * `person.last-administrator` (409).
 */
@Injectable()
export class DeactivatePerson {
  constructor(
    private readonly transactor: Transactor,
    private readonly people: PersonRepository,
    private readonly accounts: AccountRepository,
    private readonly clock: DatabaseClock,
    private readonly outbox: Outbox,
  ) {}

  run({ actor, personId }: Deactivation): Promise<Person> {
    return this.transactor.run(async (tx) => {
      if (actor.id === personId) throw ownAccount();
      await this.people.requireAnotherAdministrator(tx, personId);
      const person = await this.people.lock(tx, personId);
      if (person.deactivatedAt !== null) return person;
      if (person.userId !== null) await this.accounts.endSessions(tx, person.userId);
      const after = await this.people.write(tx, person, { deactivatedAt: await this.clock.now(tx) });
      await this.outbox.append(tx, identityEvents['person.deactivated']({ subjectId: personId, actorId: actor.id }));
      return after;
    });
  }
}

function ownAccount(): DomainError {
  return new DomainError(
    'conflict',
    'person.self',
    'You can’t deactivate your own account. Ask another administrator.',
  );
}
