import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A reviewer must not score a candidate, for a reason that Laurel cannot derive. */
@Entity('declared_conflict')
export class DeclaredConflict {
  @PrimaryColumn('uuid') reviewerId!: string;
  @PrimaryColumn('uuid') candidateId!: string;
  @Column('text') reason!: string;
  @Column('timestamptz') declaredAt!: Date;
}
