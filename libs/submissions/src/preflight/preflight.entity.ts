import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the preflight of a draft is. The first run adds the row. */
@Entity('preflight')
export class Preflight {
  @PrimaryColumn('uuid') submissionId!: string;
  /** The revision of the submission that was checked; 0 where something else changed since. */
  @Column('int') revision!: number;
  /** A hash of the marks that were looked for. It changes with the person's record. Empty before the first run. */
  @Column('text') marks!: string;
  /** What was checked of the text of each file, by the key of the part. */
  @Column('jsonb') files!: Record<string, string>;
  @Column('timestamptz') ranAt!: Date;
  /** Counts the changes outside the submission, so that a run that began before one does not hide it. */
  @Column('int') outsideChanges!: number;
}
