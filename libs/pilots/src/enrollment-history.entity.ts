import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EnrollmentState, HistoryCommand } from './vocabulary.js';

/** One thing that happened to an enrollment: who did it, why, and what it did to the close. Never changed. */
@Entity('enrollment_history')
export class EnrollmentHistory {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') enrollmentId!: string;
  @Column('text') command!: HistoryCommand;
  @Column('text', { nullable: true }) fromState!: EnrollmentState | null;
  @Column('text') toState!: EnrollmentState;
  /** Null when the clock did it. */
  @Column('text', { nullable: true }) actorId!: string | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('timestamptz') at!: Date;
  @Column('timestamptz', { nullable: true }) closesBefore!: Date | null;
  @Column('timestamptz', { nullable: true }) closesAfter!: Date | null;
  /** By how many local days the close moved later. */
  @Column('int') days!: number;
}
