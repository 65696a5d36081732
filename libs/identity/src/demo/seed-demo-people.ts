import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '#config';
import { DatabaseClock, Transactor } from '#database';
import { ProgramQueries } from '#programs';
import type { PersonActor } from '../access/permissions.policy.js';
import { AccountOpening } from '../people/account-opening.js';
import type { Role } from '../vocabulary.js';
import { demoPeople } from './demo-people.js';
import { hashPassword } from '../password/password-hash.js';
import type { Person } from '../person.entity.js';
import { type PersonAbout, PersonRepository } from '../person.repository.js';
import { keyFor } from '../auth/secret-keys.js';
import { AddCoaching } from '../coaching/add-coaching.js';

/** An account of the demonstration, with its password. */
export interface DemoAccount extends Pick<Person, 'id' | 'programId' | 'email' | 'name' | 'roles'> {
  password: string;
}

/**
 * Creates the people of a demonstration (demo-people.ts), all at example.org. Running it again leaves existing people
 * unchanged. Their passwords are derived from the installation's secret: the same each time, and unknown without it.
 */
@Injectable()
export class SeedDemoPeople {
  constructor(
    private readonly transactor: Transactor,
    private readonly people: PersonRepository,
    private readonly opening: AccountOpening,
    private readonly clock: DatabaseClock,
    private readonly coaching: AddCoaching,
    private readonly programs: ProgramQueries,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  async run(): Promise<DemoAccount[]> {
    const { id: programId } = await this.programs.standard();
    const accounts: DemoAccount[] = [];
    for (const demo of demoPeople) {
      const password = this.passwordOf(demo.email);
      const { id, email, name, roles } = await this.seed({ ...demo, programId }, password);
      accounts.push({ id, programId, email, name, roles, password });
    }
    const first = (role: Role): DemoAccount => accounts.find(({ roles }) => roles.includes(role))!;
    const { id, roles } = first('administrator');
    const actor: PersonActor = { kind: 'person', id, programId, roles };
    await this.coaching.run({ actor, coachId: first('coach').id, candidateId: first('candidate').id });
    return accounts;
  }

  private async seed(demo: PersonAbout, password: string): Promise<Person> {
    const existing = await this.transactor.run((tx) =>
      this.people.findByEmail(tx, { programId: demo.programId, email: demo.email }),
    );
    if (existing !== null && existing.userId !== null) return existing;
    const passwordHash = await hashPassword(password);
    return this.transactor.run(async (tx) => {
      const at = await this.clock.now(tx);
      const person = await this.people.insertOrLock(tx, demo, at);
      return person.userId === null ? this.opening.open(tx, { ...person, ...demo }, { passwordHash, at }) : person;
    });
  }

  /** Five groups of four letters and digits. */
  private passwordOf(email: string): string {
    const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
    const bytes = createHmac('sha256', keyFor('demo-passwords', this.configuration.secret)).update(email).digest();
    const text = Array.from(bytes.subarray(0, 20), (byte) => letters[byte % letters.length]).join('');
    return text.match(/.{4}/g)!.join('-');
  }
}
