import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EnrollmentState, HistoryCommand } from './vocabulary.js';

/** One change of an enrollment: who made it, why, and how the close moved. A line never changes. */
@Entity('enrollment_history')
export class EnrollmentHistory {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') enrollmentId!: string;
  @Column('text') command!: HistoryCommand;
  @Column('text', { nullable: true }) fromState!: EnrollmentState | null;
  @Column('text') toState!: EnrollmentState;
  /** Null when Laurel did it by itself. */
  @Column('text', { nullable: true }) actorId!: string | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('timestamptz') at!: Date;
  @Column('timestamptz', { nullable: true }) closesBefore!: Date | null;
  @Column('timestamptz', { nullable: true }) closesAfter!: Date | null;
  /** How many local days later the close is. */
  @Column('int') days!: number;
}
