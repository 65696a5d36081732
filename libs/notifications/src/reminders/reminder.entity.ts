import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReminderKind } from './reminder-plan.policy.js';
import type { ReminderState } from '../vocabulary.js';

/** One reminder of one close of one enrollment: a rung of the ladder. */
@Entity('reminder')
export class Reminder {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') enrollmentId!: string;
  @Column('text') kind!: ReminderKind;
  @Column('timestamptz') closesAt!: Date;
  @Column('timestamptz') dueAt!: Date;
  @Column('text') state!: ReminderState;
  /** When it was sent or canceled. */
  @Column('timestamptz', { nullable: true }) settledAt!: Date | null;
}
