import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDay, Zone } from '#kernel';
import type { EnrollmentState } from './vocabulary.js';

/** One person working on one version in one pilot. What it began with is copied, so that later changes of the pilot do not touch it. */
@Entity('enrollment')
export class Enrollment {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') pilotId!: string;
  @Column('uuid') versionId!: string;
  @Column('uuid') personId!: string;
  @Column('text') state!: EnrollmentState;
  /** The place in line for this version of the pilot: who registered first has 1. */
  @Column('int') position!: number;
  /** The version's hash when the person registered. */
  @Column('text') contentHash!: string;
  /** The price in force when the person registered, US cents. */
  @Column('int') priceCents!: number;
  @Column('timestamptz') registeredAt!: Date;
  /** When the person acknowledged working on more at once than recommended. */
  @Column('timestamptz', { nullable: true }) acknowledgedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) startedAt!: Date | null;
  /** The window with which work began, in calendar days. */
  @Column('int', { nullable: true }) windowDays!: number | null;
  /** The pilot's closing day with which work began. */
  @Column('date', { nullable: true }) closingDay!: LocalDay | null;
  @Column('text') zone!: Zone;
  /** The first instant that is late. */
  @Column('timestamptz', { nullable: true }) closesAt!: Date | null;
  @Column('timestamptz', { nullable: true }) pausedAt!: Date | null;
  /** When it was submitted last. */
  @Column('timestamptz', { nullable: true }) submittedAt!: Date | null;
  /** Days given at least to resubmit after "not yet met", as the pilot had it when the person registered. */
  @Column('int') resubmissionDays!: number;
  @Column('int') revision!: number;
}
