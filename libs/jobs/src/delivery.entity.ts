import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * One event on its way to one listener: what the queue has to do, in PostgreSQL, so that the queue may forget.
 * `dueAt` is the whole schedule: it lies in the past while the event waits to be queued, a lease ahead while it is
 * queued, and a pause ahead after a failure. What comes due without having been handled is queued (again).
 */
@Entity('delivery')
export class Delivery {
  @PrimaryColumn('uuid') eventId!: string;
  @PrimaryColumn('text') listener!: string;
  @Column('text') queue!: string;
  @Column('timestamptz') dueAt!: Date;
  /** How often it was begun. */
  @Column('int') attempts!: number;
  @Column('timestamptz', { nullable: true }) handledAt!: Date | null;
  /** When it was given up until an administrator has it tried again. */
  @Column('timestamptz', { nullable: true }) failedAt!: Date | null;
  @Column('text', { nullable: true }) lastError!: string | null;
  /** Of a long job: how much is done, of how much. */
  @Column('int', { nullable: true }) progressDone!: number | null;
  @Column('int', { nullable: true }) progressTotal!: number | null;
}
