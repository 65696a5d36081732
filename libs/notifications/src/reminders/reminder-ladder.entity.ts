import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalTime } from '#kernel';

/**
 * The reminder ladder of a pilot that has its own: how many days before the close candidates are reminded. All others
 * have the ladder of their program. The row without a pilot is read by the release before only.
 */
@Entity('reminder_ladder')
export class ReminderLadderRow {
  @PrimaryColumn('uuid') pilotId!: string | null;
  @Column('int', { array: true }) days!: number[];
  /** On the candidate's wall clock. */
  @Column('text') localTime!: LocalTime;
}
