import { Injectable } from '@nestjs/common';
import { DatabaseClock, Transactor, type Tx } from '#database';
import { DomainError, isZone } from '#kernel';
import { ProgramQueries } from '#programs';
import { AccountOpening } from './account-opening.js';
import { requireFitPassword } from '../password/password.policy.js';
import { hashPassword } from '../password/password-hash.js';
import type { Person } from '../person.entity.js';
import { type PersonAbout, PersonRepository } from '../person.repository.js';

interface FirstAdministrator {
  /** Lower-case. */
  email: string;
  name: string;
  password: string;
  zone: string;
}

/**
 * Creates the administrator who invites all others. For the command line: its users have access to the database anyway.
 * @throws DomainError `person.administrator-exists` (409) once there is one; `password.unfit`; `person.zone`.
 */
@Injectable()
export class CreateFirstAdministrator {
  constructor(
    private readonly transactor: Transactor,
    private readonly people: PersonRepository,
    private readonly opening: AccountOpening,
    private readonly programs: ProgramQueries,
    private readonly clock: DatabaseClock,
  ) {}

  async run({ email, name, password, zone }: FirstAdministrator): Promise<Person> {
    requireFitPassword(password, { email, pointer: '/password' });
    if (!isZone(zone))
      throw new DomainError(
        'invalid',
        'person.zone',
        'This time zone is unknown. Use an IANA name, for example America/Chicago.',
      );
    const passwordHash = await hashPassword(password);
    return this.transactor.run(async (tx) => {
      await this.requireNone(tx);
      const at = await this.clock.now(tx);
      const about: PersonAbout = {
        programId: (await this.programs.standard(tx)).id,
        email,
        name,
        zone,
        roles: ['administrator'],
        district: null,
        school: null,
        employer: null,
        region: null,
      };
      const person = await this.people.insertOrLock(tx, about, at);
      if (person.userId !== null)
        throw new DomainError('conflict', 'person.joined', 'This address already has an account.');
      return this.opening.open(tx, { ...person, ...about }, { passwordHash, at });
    });
  }

  private async requireNone(tx: Tx): Promise<void> {
    // Without the lock, two simultaneous runs would both find no administrator.
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('first-administrator'))`);
    const [found] = await tx.query<unknown[]>(
      `SELECT 1 FROM person WHERE roles @> ARRAY['administrator'] AND user_id IS NOT NULL LIMIT 1`,
    );
    if (found !== undefined)
      throw new DomainError(
        'conflict',
        'person.administrator-exists',
        'There is already an administrator, who can invite others.',
      );
  }
}
