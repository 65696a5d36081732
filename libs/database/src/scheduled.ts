import { Column } from 'typeorm';

/**
 * The schedule of work for the worker. `dueAt` is in the past while the work waits to be queued, one lease in the
 * future while it is queued, and one pause in the future after a failure. Work that is due and not done is queued,
 * again if necessary.
 */
export abstract class Scheduled {
  @Column('timestamptz') dueAt!: Date;
  /** How many attempts were begun. */
  @Column('int') attempts!: number;
  /** When it was given up until an administrator retries it. */
  @Column('timestamptz', { nullable: true }) failedAt!: Date | null;
  @Column('text', { nullable: true }) lastError!: string | null;
  /** For a long job: how much is done, and how much there is in total. */
  @Column('int', { nullable: true }) progressDone!: number | null;
  @Column('int', { nullable: true }) progressTotal!: number | null;
}
