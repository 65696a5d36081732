import { Injectable } from '@nestjs/common';
import { DatabaseClock, type Tx } from '#database';
import type { Person } from '../person.entity.js';
import { PersonRepository } from '../person.repository.js';
import type { Role } from '../vocabulary.js';
import { AccountOpening } from './account-opening.js';

/** Lets people take part in another program with the account that they have. */
@Injectable()
export class AnotherProgram {
  constructor(
    private readonly people: PersonRepository,
    private readonly opening: AccountOpening,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * Makes somebody who has joined one program a person of another, which nobody with their address is in. Their district,
   * school and employer stay the matter of the first.
   */
  async join(
    tx: Tx,
    { personId, programId, roles }: { personId: string; programId: string; roles: Role[] },
  ): Promise<Person> {
    const { email, name, zone, userId } = await this.people.find(tx, personId);
    const about = { programId, email, name, zone, roles, district: null, school: null, employer: null, region: null };
    const person = await this.people.insertOrLock(tx, about, await this.clock.now(tx));
    return this.opening.join(tx, person, userId!);
  }
}
