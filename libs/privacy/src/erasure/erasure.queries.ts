import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { peopleSql, PersonQueries } from '#identity';
import { HoldQueries } from '../holds/hold.queries.js';
import { openErasureStates } from '../vocabulary.js';
import { Erasure } from './erasure.entity.js';

/** What is planned or done about a person's data. */
@Injectable()
export class ErasureQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PersonQueries,
    private readonly holds: HoldQueries,
  ) {}

  /** The person's latest erasure; null when there was none. */
  latest(personId: string): Promise<Erasure | null> {
    return this.dataSource.manager.findOne(Erasure, { where: { personId }, order: { id: 'DESC' } });
  }

  /** What administrators see: the account's standing, the latest erasure and the holds on the person. */
  async standingOf(personId: string) {
    const { deactivatedAt, erasedAt } = await this.people.byId(personId);
    return { deactivatedAt, erasedAt, erasure: await this.latest(personId), holds: await this.holds.on(personId) };
  }

  /** Erasures in the program that wait for a confirmation or for their day, the earliest first. */
  async open(programId: string) {
    const erasures = await this.dataSource.manager
      .createQueryBuilder(Erasure, 'erasure')
      .innerJoin(peopleSql, 'person', 'person.id = erasure.person_id AND person.program_id = :programId', { programId })
      .where({ state: In([...openErasureStates]) })
      .orderBy('erasure.due_at')
      .addOrderBy('erasure.id')
      .getMany();
    const names = await this.people.namesOf(erasures.map(({ personId }) => personId));
    return erasures.map((erasure) => ({ ...erasure, name: names.get(erasure.personId) ?? '' }));
  }
}
