import { Injectable } from '@nestjs/common';
import { ArrayContains, DataSource, type EntityManager, In, IsNull, Not } from 'typeorm';
import { decodeCursor, toPage, type Page } from '#database';
import { notFound } from '#kernel';
import type { Role } from '../vocabulary.js';
import { sameOrganization } from '../people/organization.policy.js';
import { Person } from '../person.entity.js';

/** The facts about a reviewer and a candidate that can be a conflict. The reviews slice judges them (rule 11). */
export interface ConflictFacts {
  samePerson: boolean;
  sameDistrict: boolean;
  sameEmployer: boolean;
  /** The reviewer coaches the candidate, now or before. */
  coaches: boolean;
  declared: boolean;
}

export interface PeopleFilter {
  role?: Role;
  /** Words, each a part of the name, email address, district or school. */
  text?: string;
  cursor?: string;
  limit: number;
}

export interface PersonRef {
  id: string;
  name: string;
}

/** A person with their coaches and candidates, for administrators. */
export interface PersonDetail extends Person {
  secondFactor: boolean;
  coaches: PersonRef[];
  coaching: PersonRef[];
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A pattern for ILIKE. */
const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** The names that the reviewer's and the candidate's records have. */
interface Organizations {
  districts: [string | null, string | null];
  employers: [string | null, string | null];
}

/** Reads people. */
@Injectable()
export class PersonQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws DomainError `person.not-found` */
  async byId(id: string, manager: EntityManager = this.dataSource.manager): Promise<Person> {
    const person = await manager.findOneBy(Person, { id });
    if (person === null) throw notFound('person');
    return person;
  }

  /** People by id. An id that nobody has is left out. */
  async byIds(
    ids: readonly string[],
    manager: EntityManager = this.dataSource.manager,
  ): Promise<ReadonlyMap<string, Person>> {
    const people = ids.length === 0 ? [] : await manager.findBy(Person, { id: In([...new Set(ids)]) });
    return new Map(people.map((person) => [person.id, person]));
  }

  /** The person in the program with this email address, in any case; null when there is none. */
  withEmail(
    programId: string,
    email: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Person | null> {
    return manager.findOneBy(Person, { programId, email: email.toLowerCase() });
  }

  /** Whether the account with this address, in lower case, is deactivated in every program of its person. */
  async isDeactivated(email: string): Promise<boolean> {
    const [found] = await this.dataSource.query<{ deactivated: boolean | null }[]>(
      `SELECT bool_and(p.deactivated_at IS NOT NULL) AS deactivated
         FROM auth."user" u JOIN person p ON p.user_id = u.id WHERE u.email = $1`,
      [email],
    );
    return found?.deactivated === true;
  }

  /** People in the program by email address in lower case. An address that nobody has is left out. */
  async withEmails(
    programId: string,
    emails: readonly string[],
    manager: EntityManager = this.dataSource.manager,
  ): Promise<ReadonlyMap<string, Person>> {
    const people =
      emails.length === 0 ? [] : await manager.findBy(Person, { programId, email: In([...new Set(emails)]) });
    return new Map(people.map((person) => [person.email, person]));
  }

  /** Everyone in the program with this role who can sign in, by id. */
  joinedAs(programId: string, role: Role): Promise<Person[]> {
    return this.dataSource.manager.find(Person, {
      where: { programId, roles: ArrayContains([role]), userId: Not(IsNull()), deactivatedAt: IsNull() },
      order: { id: 'ASC' },
    });
  }

  /** The names of people who acted, by id. A system acts too: its id is left out. */
  async namesOf(
    actorIds: readonly (string | null)[],
    manager: EntityManager = this.dataSource.manager,
  ): Promise<ReadonlyMap<string, string>> {
    const people = await this.byIds(
      actorIds.filter((id): id is string => id !== null && uuid.test(id)),
      manager,
    );
    return new Map([...people.values()].map(({ id, name }) => [id, name]));
  }

  /** The ids of at most 200 people in the program whose name or email address has this in it. */
  async idsNamed(programId: string, text: string): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      'SELECT id FROM person WHERE program_id = $2 AND (name ILIKE $1 OR email ILIKE $1) ORDER BY lower(name), id LIMIT 200',
      [containing(text), programId],
    );
    return rows.map(({ id }) => id);
  }

  /** @throws DomainError `person.not-found` */
  async detail(id: string): Promise<PersonDetail> {
    const person = await this.byId(id);
    return {
      ...person,
      secondFactor: await this.hasSecondFactor(id),
      coaches: await this.coachesOf(id),
      coaching: await this.coachedBy(id),
    };
  }

  /** Whether sign-in asks this person for a second factor. */
  async hasSecondFactor(id: string): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      `SELECT 1 FROM person p JOIN auth."user" u ON u.id = p.user_id WHERE p.id = $1 AND u."twoFactorEnabled"`,
      [id],
    );
    return rows.length === 1;
  }

  /** A page of the program's people, by name. */
  async page(programId: string, { role, text, cursor, limit }: PeopleFilter): Promise<Page<Person>> {
    const query = this.dataSource.manager
      .createQueryBuilder(Person, 'person')
      .addSelect('lower(person.name)', 'sort_name')
      .where('person.program_id = :programId', { programId });
    if (role !== undefined) query.andWhere('person.roles @> ARRAY[:role]', { role });
    if (text !== undefined) {
      query.andWhere(
        'concat_ws(chr(10), person.name, person.email, person.district, person.school) ILIKE ALL (ARRAY[:...patterns])',
        { patterns: text.split(/\s+/u).filter(Boolean).map(containing) },
      );
    }
    if (cursor !== undefined) {
      const [name, id] = decodeCursor(cursor, 2);
      query.andWhere('(lower(person.name), person.id) > (:name, :id)', { name, id });
    }
    const { entities, raw } = await query
      .orderBy('sort_name')
      .addOrderBy('person.id')
      .limit(limit + 1)
      .getRawAndEntities<{ sort_name: string }>();
    const rows = entities.map((person, index) => ({ person, sortName: raw[index]!.sort_name }));
    return toPage(
      rows,
      limit,
      ({ person, sortName }) => [sortName, person.id],
      ({ person }) => person,
    );
  }

  /**
   * The conflict facts of a reviewer and a candidate. A district or an employer is the same however it is spelled (see
   * `sameOrganization`).
   * @throws DomainError `person.not-found` when either is unknown.
   */
  async conflictFactsOf(
    reviewerId: string,
    candidateId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<ConflictFacts> {
    const [found] = await manager.query<(Omit<ConflictFacts, 'sameDistrict' | 'sameEmployer'> & Organizations)[]>(
      `SELECT r.id = c.id AS "samePerson",
              ARRAY[r.district, c.district] AS districts,
              ARRAY[r.employer, c.employer] AS employers,
              EXISTS (SELECT 1 FROM coaching k WHERE k.coach_id = r.id AND k.candidate_id = c.id) AS "coaches",
              EXISTS (SELECT 1 FROM declared_conflict d WHERE d.reviewer_id = r.id AND d.candidate_id = c.id) AS "declared"
         FROM person r, person c WHERE r.id = $1 AND c.id = $2`,
      [reviewerId, candidateId],
    );
    if (found === undefined) throw notFound('person');
    const { districts, employers, ...facts } = found;
    return {
      ...facts,
      sameDistrict: sameOrganization(...districts),
      sameEmployer: sameOrganization(...employers),
    };
  }

  /** The current candidates of a coach, by name. */
  coachedBy(coachId: string): Promise<(PersonRef & Pick<Person, 'email' | 'district' | 'school'>)[]> {
    return this.dataSource.query(
      `SELECT p.id, p.name, p.email, p.district, p.school FROM coaching k JOIN person p ON p.id = k.candidate_id
        WHERE k.coach_id = $1 AND k.ended_at IS NULL ORDER BY lower(p.name), p.id`,
      [coachId],
    );
  }

  /** Whether the coach coaches the candidate now. */
  async coaches(coachId: string, candidateId: string): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      'SELECT 1 FROM coaching WHERE coach_id = $1 AND candidate_id = $2 AND ended_at IS NULL',
      [coachId, candidateId],
    );
    return rows.length === 1;
  }

  /** The ids of the people who coach the candidate now. */
  async coachIdsOf(candidateId: string, manager: EntityManager): Promise<string[]> {
    const rows = await manager.query<{ id: string }[]>(
      'SELECT coach_id AS id FROM coaching WHERE candidate_id = $1 AND ended_at IS NULL ORDER BY coach_id',
      [candidateId],
    );
    return rows.map(({ id }) => id);
  }

  private coachesOf(candidateId: string): Promise<PersonRef[]> {
    return this.dataSource.query(
      `SELECT p.id, p.name FROM coaching k JOIN person p ON p.id = k.coach_id
        WHERE k.candidate_id = $1 AND k.ended_at IS NULL ORDER BY lower(p.name), p.id`,
      [candidateId],
    );
  }
}
