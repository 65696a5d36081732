import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Many decisions that an administrator releases at once. The worker releases each in its own transaction. */
@Entity('release')
export class Release {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') begunBy!: string;
  @Column('timestamptz') begunAt!: Date;
  /** Null for the decisions of all pilots. */
  @Column('uuid', { nullable: true }) pilotId!: string | null;
  @Column('int') total!: number;
}

@Entity('release_item')
export class ReleaseItem {
  @PrimaryColumn('uuid') releaseId!: string;
  @PrimaryColumn('uuid') decisionId!: string;
  /** Why the decision could not be released; null while it waits and once it is released. */
  @Column('text', { nullable: true }) refusal!: string | null;
}
