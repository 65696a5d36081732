import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Many decisions that an administrator releases at once. Each is released in a transaction of its own, by the worker. */
@Entity('release')
export class Release {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') begunBy!: string;
  @Column('timestamptz') begunAt!: Date;
  /** Null when it took decisions of every pilot. */
  @Column('uuid', { nullable: true }) pilotId!: string | null;
  @Column('int') total!: number;
}

@Entity('release_item')
export class ReleaseItem {
  @PrimaryColumn('uuid') releaseId!: string;
  @PrimaryColumn('uuid') decisionId!: string;
  /** Why it could not be released; null while it waits and once it is. */
  @Column('text', { nullable: true }) refusal!: string | null;
}
