import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalTime } from '#kernel';
import type { ReminderKind } from './reminder-plan.policy.js';
import type { ReminderState } from '../vocabulary.js';

/** One rung of the ladder for one close of one enrollment. */
@Entity('reminder')
export class Reminder {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') enrollmentId!: string;
  @Column('text') kind!: ReminderKind;
  @Column('timestamptz') closesAt!: Date;
  @Column('timestamptz') dueAt!: Date;
  @Column('text') state!: ReminderState;
  /** When it was sent or cancelled. */
  @Column('timestamptz', { nullable: true }) settledAt!: Date | null;
}

/** When people are reminded: of one pilot, or where `pilotId` is null of every pilot without a ladder of its own. */
@Entity('reminder_ladder')
export class ReminderLadderRow {
  @PrimaryColumn('uuid') pilotId!: string | null;
  @Column('int', { array: true }) days!: number[];
  /** On the candidate's wall clock. */
  @Column('text') localTime!: LocalTime;
}
