import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Scheduled } from '#database';

/** One event for one listener. The row records the work, so the queue may lose its copy. */
@Entity('delivery')
export class Delivery extends Scheduled {
  @PrimaryColumn('uuid') eventId!: string;
  @PrimaryColumn('text') listener!: string;
  @Column('text') queue!: string;
  @Column('timestamptz', { nullable: true }) handledAt!: Date | null;
}
