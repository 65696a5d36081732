import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Person } from '#identity';
import { DomainError } from '#kernel';
import type { Enrollment } from '../enrollment.entity.js';
import { RegisterForPilot, type Registration } from './register-for-pilot.js';

export type PersonNamed = { personId: string } | { email: string };

/**
 * Registers a candidate, named by id or by e-mail address, at the word of a client; every rule of registering holds.
 * @throws DomainError `registration.unknown-candidate` (422); else as {@link RegisterForPilot}.
 */
@Injectable()
export class RegisterOnBehalf {
  constructor(
    private readonly dataSource: DataSource,
    private readonly register: RegisterForPilot,
  ) {}

  async run({ named, ...registration }: Omit<Registration, 'personId'> & { named: PersonNamed }): Promise<Enrollment> {
    const person = await this.dataSource.manager.findOneBy(
      Person,
      'personId' in named ? { id: named.personId } : { email: named.email.toLowerCase() },
    );
    if (person === null || !person.roles.includes('candidate')) {
      throw new DomainError('invalid', 'registration.unknown-candidate', 'There is no such candidate.', {
        errors: [
          { pointer: 'personId' in named ? '/personId' : '/email', detail: 'A person who was invited as a candidate.' },
        ],
      });
    }
    return this.register.run({ ...registration, personId: person.id });
  }
}
