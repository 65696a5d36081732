import { Injectable } from '@nestjs/common';
import { ArrayContains, type EntityManager, IsNull, Not } from 'typeorm';
import { type Locked, lockRow, type Tx } from '#database';
import { DomainError, Ids, notFound } from '#kernel';
import { Person } from './person.entity.js';

/** The data about a person. */
export type PersonAbout = Omit<Person, 'id' | 'userId' | 'createdAt' | 'deactivatedAt' | 'erasedAt' | 'revision'>;

/** Reads people for writing, and writes them. */
@Injectable()
export class PersonRepository {
  constructor(private readonly ids: Ids) {}

  /** @throws DomainError `person.not-found` */
  async find(manager: EntityManager, id: string): Promise<Person> {
    const person = await manager.findOneBy(Person, { id });
    if (person === null) throw notFound('person');
    return person;
  }

  /** The person in the program with this address in lower case; null when there is none. */
  findByEmail(manager: EntityManager, address: Pick<Person, 'programId' | 'email'>): Promise<Person | null> {
    return manager.findOneBy(Person, address);
  }

  /** Finds and locks a person until the transaction ends. */
  lock(tx: Tx, id: string): Promise<Locked<Person>> {
    return lockRow(tx, Person, { id }, 'person');
  }

  /**
   * Locks everyone who can administer the person's program, always in the same order: when two administrators remove the
   * role from each other, one keeps it.
   * @throws DomainError `person.not-found`; `person.last-administrator` (409) when nobody else can administer it.
   */
  async requireAnotherAdministrator(tx: Tx, id: string): Promise<void> {
    const { programId } = await this.find(tx, id);
    const administrators = await tx.find(Person, {
      where: { programId, roles: ArrayContains(['administrator']), userId: Not(IsNull()), deactivatedAt: IsNull() },
      order: { id: 'ASC' },
      lock: { mode: 'for_no_key_update' },
    });
    if (administrators.length === 1 && administrators[0]!.id === id) {
      throw new DomainError(
        'conflict',
        'person.last-administrator',
        'This is the only administrator. Give the role to someone else first.',
      );
    }
  }

  /** Locks the person in the program with this address, and creates them when there is none. */
  async insertOrLock(tx: Tx, about: PersonAbout, at: Date): Promise<Locked<Person>> {
    const person: Person = {
      ...about,
      id: this.ids.next(),
      userId: null,
      createdAt: at,
      deactivatedAt: null,
      erasedAt: null,
      revision: 0,
    };
    await tx.createQueryBuilder().insert().into(Person).values(person).orIgnore().execute();
    return lockRow(tx, Person, { programId: about.programId, email: about.email }, 'person');
  }

  /**
   * Changes a person that the caller read at `revision`.
   * @throws DomainError `person.not-found`; `person.stale` (412) when someone changed it since.
   */
  async edit(tx: Tx, id: string, revision: number, changes: Partial<Person>): Promise<Locked<Person>> {
    const before = await this.lock(tx, id);
    if (before.revision !== revision) {
      throw new DomainError(
        'stale',
        'person.stale',
        'Someone changed this since you read it. Read it again, then repeat your change.',
        { revision: before.revision },
      );
    }
    return this.write(tx, before, changes);
  }

  /** Changes a locked person. */
  async write(tx: Tx, locked: Locked<Person>, changes: Partial<Person>): Promise<Locked<Person>> {
    const after = { ...locked, ...changes, revision: locked.revision + 1 };
    await tx.update(Person, { id: locked.id }, after);
    return after;
  }
}
