import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A candidate met a coach after an attempt that was not yet met. */
@Entity('coach_meeting')
export class CoachMeeting {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') enrollmentId!: string;
  /** The attempt whose result they discussed. */
  @Column('int') afterAttempt!: number;
  @Column('uuid') coachId!: string;
  @Column('date') heldOn!: string;
  @Column('text') note!: string;
  @Column('uuid') recordedBy!: string;
  @Column('timestamptz') recordedAt!: Date;
}
