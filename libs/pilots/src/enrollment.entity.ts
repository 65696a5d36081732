import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDay, Zone } from '#kernel';
import type { EnrollmentState } from './vocabulary.js';

/** One person working on one version in one pilot. Its terms are copies, so later changes to the pilot do not affect them. */
@Entity('enrollment')
export class Enrollment {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') pilotId!: string;
  @Column('uuid') versionId!: string;
  @Column('uuid') personId!: string;
  @Column('text') state!: EnrollmentState;
  /** The place in line for this version of the pilot. The first to register has 1. */
  @Column('int') position!: number;
  /** The version's hash when the person registered. */
  @Column('text') contentHash!: string;
  /** The price in force when the person registered, US cents. */
  @Column('int') priceCents!: number;
  @Column('timestamptz') registeredAt!: Date;
  /** When the person acknowledged working on more at once than recommended (rule 3). */
  @Column('timestamptz', { nullable: true }) acknowledgedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) startedAt!: Date | null;
  /** The pilot's window when work started, in calendar days. */
  @Column('int', { nullable: true }) windowDays!: number | null;
  /** The pilot's closing day when work started. */
  @Column('date', { nullable: true }) closingDay!: LocalDay | null;
  @Column('text') zone!: Zone;
  /** The first instant that is late. */
  @Column('timestamptz', { nullable: true }) closesAt!: Date | null;
  @Column('timestamptz', { nullable: true }) pausedAt!: Date | null;
  /** When the last attempt was submitted. */
  @Column('timestamptz', { nullable: true }) submittedAt!: Date | null;
  /** When the candidate was told that the submission is met. The badge may still wait for requirements (rule 33). */
  @Column('timestamptz', { nullable: true }) metAt!: Date | null;
  /** The minimum number of days to resubmit after "not yet met", as set when the person registered. */
  @Column('int') resubmissionDays!: number;
  @Column('int') revision!: number;
}
