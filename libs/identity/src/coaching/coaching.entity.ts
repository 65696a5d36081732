import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A coach (mentor or regional specialist) of a candidate. The row stays after the coaching ends: a former coach still
 * has a conflict (rule 11).
 */
@Entity('coaching')
export class Coaching {
  @PrimaryColumn('uuid') coachId!: string;
  @PrimaryColumn('uuid') candidateId!: string;
  @Column('timestamptz') since!: Date;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
}
