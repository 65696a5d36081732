import { Injectable } from '@nestjs/common';
import { type Person, PersonQueries } from '#identity';
import { DomainError } from '#kernel';
import type { Enrollment } from '../enrollment.entity.js';
import { RegisterForPilot, type Registration } from './register-for-pilot.js';

export type PersonNamed = { personId: string } | { email: string };

export interface OnBehalf extends Omit<Registration, 'personId'> {
  named: PersonNamed;
  /** The program in which an address names a person. */
  programId: string;
}

/**
 * Registers a candidate for a client, by id or by email address. All rules of registration apply.
 * @throws DomainError `registration.unknown-candidate` (422), and the errors of {@link RegisterForPilot}.
 */
@Injectable()
export class RegisterOnBehalf {
  constructor(
    private readonly people: PersonQueries,
    private readonly register: RegisterForPilot,
  ) {}

  async run({ named, programId, ...registration }: OnBehalf): Promise<Enrollment> {
    const person = await this.find(programId, named);
    if (person === null || !person.roles.includes('candidate')) {
      throw new DomainError('invalid', 'registration.unknown-candidate', 'No candidate was found.', {
        errors: [
          {
            pointer: 'personId' in named ? '/personId' : '/email',
            detail: 'Name a person who was invited as a candidate.',
          },
        ],
      });
    }
    return this.register.run({ ...registration, personId: person.id });
  }

  private async find(programId: string, named: PersonNamed): Promise<Person | null> {
    if ('email' in named) return this.people.withEmail(programId, named.email);
    const [person = null] = (await this.people.byIds([named.personId])).values();
    return person;
  }
}
