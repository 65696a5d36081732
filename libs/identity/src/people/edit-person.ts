import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import { DomainError, isZone } from '#kernel';
import type { PersonActor } from '../access/permissions.policy.js';
import type { Role } from '../vocabulary.js';
import type { Person } from '../person.entity.js';
import { PersonRepository } from '../person.repository.js';
import { identityEvents } from '../events.js';

/** The changes. Absent fields stay as they are. */
export interface PersonChanges {
  name?: string;
  district?: string | null;
  school?: string | null;
  employer?: string | null;
  /** 1 to 9. */
  region?: number | null;
  zone?: string;
  /** An empty list keeps the person out of everything. */
  roles?: Role[];
}

interface Edit {
  actor: PersonActor;
  personId: string;
  /** The revision that the caller last read. */
  revision: number;
  changes: PersonChanges;
}

/**
 * Changes a person's profile or roles. New roles apply from the next request on.
 * @throws DomainError `person.stale` (412); `person.zone`; `person.last-administrator` (409) when no administrator
 * would be left; `person.not-found`.
 */
@Injectable()
export class EditPerson {
  constructor(
    private readonly transactor: Transactor,
    private readonly people: PersonRepository,
    private readonly outbox: Outbox,
  ) {}

  async run({ actor, personId, revision, changes }: Edit): Promise<Person> {
    if (changes.zone !== undefined && !isZone(changes.zone)) {
      throw new DomainError('invalid', 'person.zone', 'This time zone is unknown.', {
        errors: [{ pointer: '/zone', detail: 'An IANA name, for example America/Chicago.' }],
      });
    }
    return this.transactor.run(async (tx) => {
      if (changes.roles !== undefined && !changes.roles.includes('administrator'))
        await this.people.requireAnotherAdministrator(tx, personId);
      const person = await this.people.edit(tx, personId, revision, changes);
      const told = { subjectId: personId, actorId: actor.id };
      const changed = Object.keys(changes).sort();
      await this.outbox.append(
        tx,
        changes.roles === undefined
          ? identityEvents['person.profile-edited']({ ...told, payload: { changed } })
          : identityEvents['person.roles-changed']({ ...told, payload: { changed, roles: person.roles } }),
      );
      return person;
    });
  }
}
