import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ResendFilter } from './undelivered.sql.js';

/** Many messages that did not arrive, which an administrator sends again. */
@Entity('message_resend')
export class MessageResend {
  /** Chosen by the one who asks for it, so that it is done once. */
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') askedBy!: string;
  @Column('timestamptz') askedAt!: Date;
  @Column('jsonb') filter!: ResendFilter;
  /** From the preview. A message that did not arrive later is not part of it. */
  @Column('timestamptz') asOf!: Date;
  /** How many messages there were. */
  @Column('int') total!: number;
  /** How many of them are queued again by now. */
  @Column('int') queued!: number;
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null;
}
