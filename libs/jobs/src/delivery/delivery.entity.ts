import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Scheduled } from '#database';

/** One event on its way to one listener. The row is what the queue has to do, so the queue may forget it. */
@Entity('delivery')
export class Delivery extends Scheduled {
  @PrimaryColumn('uuid') eventId!: string;
  @PrimaryColumn('text') listener!: string;
  @Column('text') queue!: string;
  @Column('timestamptz', { nullable: true }) handledAt!: Date | null;
}
