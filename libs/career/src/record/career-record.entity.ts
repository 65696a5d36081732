import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CareerRecord } from './career-record.policy.js';

/** What a person said of their career at one time. The database lets nobody change it: who corrects it gives it anew. */
@Entity('career_record')
export class GivenCareerRecord {
  @PrimaryColumn('uuid') personId!: string;
  /** From 1; the highest one holds. */
  @PrimaryColumn('int') revision!: number;
  @Column('jsonb') record!: CareerRecord;
  @Column('timestamptz') givenAt!: Date;
}
