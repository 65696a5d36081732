import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalTime } from '#kernel';

/**
 * The reminder ladder: how many days before the close candidates are reminded. The row without a pilot applies to every
 * pilot that has no ladder of its own.
 */
@Entity('reminder_ladder')
export class ReminderLadderRow {
  @PrimaryColumn('uuid') pilotId!: string | null;
  @Column('int', { array: true }) days!: number[];
  /** On the candidate's wall clock. */
  @Column('text') localTime!: LocalTime;
}
