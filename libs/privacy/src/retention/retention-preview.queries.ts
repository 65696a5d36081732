import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DatabaseClock } from '#database';
import { holdings } from '../inventory/holdings.js';
import { requireOrder } from '../terms/change-privacy-terms.js';
import { type RetainedKind, retainedKinds } from '../vocabulary.js';
import { PastPeople } from './past-people.js';
import { pastBefore, type Periods } from './periods.policy.js';

export interface WouldGo {
  kind: RetainedKind;
  /** People whose last activity was before this. */
  before: Date;
  people: number;
  /** How many of the people the next two are counted for: the longest away. */
  counted: number;
  records: number;
  files: number;
}

/** Counting takes a while, because some tables are searched for a name. */
const mostCounted = 200;

/** Counts what would be deleted of a program by these periods now. It deletes nothing. */
@Injectable()
export class RetentionPreview {
  constructor(
    private readonly dataSource: DataSource,
    private readonly past: PastPeople,
    private readonly clock: DatabaseClock,
  ) {}

  /** @throws DomainError `privacy-terms.periods` (422) */
  async of(programId: string, periods: Periods): Promise<WouldGo[]> {
    requireOrder(periods);
    const now = await this.clock.now();
    const all: WouldGo[] = [];
    for (const kind of retainedKinds) {
      const days = periods[kind];
      if (days === null) continue;
      const before = pastBefore(now, days);
      const people = await this.past.of(
        this.dataSource.manager,
        { programId, kind, before },
        { limit: null, whatever: true },
      );
      const counted = people.slice(0, mostCounted).map(({ id }) => id);
      all.push({
        kind,
        before,
        people: people.length,
        counted: counted.length,
        records: await this.records(kind, counted),
        files: await this.files(kind, counted),
      });
    }
    return all;
  }

  /** Rows that would be deleted, or lose words. */
  private async records(kind: RetainedKind, ids: readonly string[]): Promise<number> {
    let sum = 0;
    for (const { table, kind: of, whose, erase } of holdings.flatMap(({ tables }) => tables)) {
      if (of !== kind || ids.length === 0) continue;
      if (erase !== 'delete' && Object.keys(erase).length === 0) continue;
      sum += await this.count(`SELECT 1 FROM ${table} AS t WHERE ${ofEach(whose)}`, ids);
    }
    return sum;
  }

  private async files(kind: RetainedKind, ids: readonly string[]): Promise<number> {
    let sum = 0;
    for (const { stored } of holdings)
      if (stored?.kind === kind && ids.length > 0) sum += await this.count(ofEach(stored.keys), ids);
    return sum;
  }

  private async count(each: string, ids: readonly string[]): Promise<number> {
    const [{ found }] = await this.dataSource.query<[{ found: number }]>(
      `SELECT count(*)::int AS found FROM unnest($1::uuid[]) AS whom (id) CROSS JOIN LATERAL (${each}) AS one`,
      [ids],
    );
    return found;
  }
}

/** SQL about one person, for each of several: `whom`. */
function ofEach(sql: string): string {
  return sql.replaceAll('$1', 'whom.id');
}
