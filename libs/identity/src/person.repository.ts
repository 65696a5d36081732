import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Tx } from '#database';
import { DomainError, notFound } from '#kernel';
import { Person } from './person.entity.js';

/** Where people are read for writing, and written. */
@Injectable()
export class PersonRepository {
  /** @throws DomainError `person.not-found` */
  async find(manager: EntityManager, id: string): Promise<Person> {
    const person = await manager.findOneBy(Person, { id });
    if (person === null) throw notFound('person');
    return person;
  }

  /** Like {@link find}, and nobody else writes to the person until the transaction ends. */
  async lock(tx: Tx, id: string): Promise<Person> {
    const person = await tx.findOne(Person, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (person === null) throw notFound('person');
    return person;
  }

  async insert(tx: Tx, person: Person): Promise<Person> {
    await tx.insert(Person, person);
    return person;
  }

  /**
   * Changes a person whom the caller has seen at `revision`.
   * @throws DomainError `person.not-found`; `person.stale` (412) when someone changed it since.
   */
  async edit(tx: Tx, id: string, revision: number, changes: Partial<Person>): Promise<Person> {
    const before = await this.lock(tx, id);
    if (before.revision !== revision) {
      throw new DomainError('stale', 'person.stale', 'Someone changed this since you read it. Read it again, then repeat your change.', { revision: before.revision });
    }
    return this.write(tx, before, changes);
  }

  /** Changes a person whose row this transaction holds. */
  async write(tx: Tx, locked: Person, changes: Partial<Person>): Promise<Person> {
    const after = { ...locked, ...changes, revision: locked.revision + 1 };
    await tx.update(Person, { id: locked.id }, after);
    return after;
  }
}
