import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { StackProgressQueries } from '#badges';
import { PersonQueries } from '#identity';
import { Clock, localDayOf, type Zone } from '#kernel';
import { CareerRecordRepository, type LatestRecord } from '../record/career-record.repository.js';
import { CareerRulesRow } from './career-rules.entity.js';
import { type CareerProgress, progressOf, type StackCount } from './career-progress.policy.js';
import type { CareerRules } from './career-rules.policy.js';

/** A person's progress toward the career certificate today, with their record and the rules. */
export interface CareerView extends LatestRecord {
  /** The person's own zone. It decides what day is today. */
  zone: Zone;
  rules: CareerRules;
  progress: CareerProgress;
}

/** Reads careers. */
@Injectable()
export class CareerQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PersonQueries,
    private readonly records: CareerRecordRepository,
    private readonly stackProgress: StackProgressQueries,
    private readonly clock: Clock,
  ) {}

  /** As of today in the person's zone. @throws DomainError `person.not-found` */
  async of(personId: string): Promise<CareerView> {
    const { zone, programId } = await this.people.byId(personId);
    const [given, rules, stacks] = await Promise.all([
      this.records.latest(this.dataSource.manager, personId),
      this.rules(),
      this.stacksOf(personId, programId),
    ]);
    return {
      ...given,
      zone,
      rules,
      progress: progressOf({ record: given.record, stacks, rules, asOf: localDayOf(this.clock.now(), zone) }),
    };
  }

  private async rules(): Promise<CareerRules> {
    const [rules] = await this.dataSource.manager.find(CareerRulesRow, { order: { number: 'DESC' }, take: 1 });
    return rules!;
  }

  private async stacksOf(personId: string, programId: string): Promise<StackCount[]> {
    const all = await this.stackProgress.of(personId, programId);
    return all
      .filter(({ kind }) => kind === 'stack')
      .map(({ code, title, earned, parts }) => ({ code, title, earned, of: parts.length }));
  }
}
