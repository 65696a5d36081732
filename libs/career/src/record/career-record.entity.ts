import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CareerRecord } from './career-record.policy.js';

/**
 * What a person stated about their career at one time. The database lets nobody change it: a correction is a new
 * revision.
 */
@Entity('career_record')
export class GivenCareerRecord {
  @PrimaryColumn('uuid') personId!: string;
  /** From 1. The highest is in force. */
  @PrimaryColumn('int') revision!: number;
  @Column('jsonb') record!: CareerRecord;
  @Column('timestamptz') givenAt!: Date;
}
