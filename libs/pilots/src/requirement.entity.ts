import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RequirementKind } from './vocabulary.js';

/** A requirement of the pilot that an enrollment has met. */
@Entity('enrollment_requirement')
export class EnrollmentRequirement {
  @PrimaryColumn('uuid') enrollmentId!: string;
  @PrimaryColumn('text') kind!: RequirementKind;
  @Column('timestamptz') metAt!: Date;
  /** The person or client who recorded it. */
  @Column('text') actorId!: string;
  @Column('text') note!: string;
}

/** A candidate's feedback on the version's rigor and clarity: 1 (poor) to 5 (excellent). */
@Entity('rigor_feedback')
export class RigorFeedback {
  @PrimaryColumn('uuid') enrollmentId!: string;
  @Column('int') rigor!: number;
  @Column('int') clarity!: number;
  @Column('text') text!: string;
  @Column('timestamptz') givenAt!: Date;
}
