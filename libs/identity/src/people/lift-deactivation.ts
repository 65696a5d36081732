import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import { DomainError } from '#kernel';
import { identityEvents } from '../events.js';
import type { Person } from '../person.entity.js';
import { PersonRepository } from '../person.repository.js';

/**
 * Lets a deactivated person sign in again, with everything as it was. Reactivating twice changes nothing.
 * @throws DomainError `person.not-found`; `person.erased` (409) when nothing is left to come back to.
 */
@Injectable()
export class LiftDeactivation {
  constructor(
    private readonly transactor: Transactor,
    private readonly people: PersonRepository,
    private readonly outbox: Outbox,
  ) {}

  run({ actor, personId }: { actor: { id: string }; personId: string }): Promise<Person> {
    return this.transactor.run(async (tx) => {
      const person = await this.people.lock(tx, personId);
      if (person.erasedAt !== null)
        throw new DomainError('conflict', 'person.erased', 'This person was erased. You can’t undo this.');
      if (person.deactivatedAt === null) return person;
      const after = await this.people.write(tx, person, { deactivatedAt: null });
      await this.outbox.append(tx, identityEvents['person.reactivated']({ subjectId: personId, actorId: actor.id }));
      return after;
    });
  }
}
