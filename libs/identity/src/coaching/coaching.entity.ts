import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A coach (mentor or regional specialist) and a candidate. An ended coaching stays: who coached once still has a conflict. */
@Entity('coaching')
export class Coaching {
  @PrimaryColumn('uuid') coachId!: string;
  @PrimaryColumn('uuid') candidateId!: string;
  @Column('timestamptz') since!: Date;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
}
