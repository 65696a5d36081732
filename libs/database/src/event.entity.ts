import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Something that happened, written in the transaction that made it happen.
 * The relay takes each to the queue once (the outbox); nobody deletes one, so the table is the audit trail too.
 */
@Entity('event')
export class EventRecord {
  @PrimaryColumn('uuid') id!: string;
  /** `subject.past-tense`, for example `submission.sealed`. */
  @Column('text') type!: string;
  /** What kind of thing it happened to, in domain words: `enrollment`, `award`. */
  @Column('text') subjectKind!: string;
  @Column('text') subjectId!: string;
  /** The person or client who did it; null when Laurel did, by the clock. */
  @Column('text', { nullable: true }) actorId!: string | null;
  /** What listeners need and an auditor asks for. Never a secret. */
  @Column('jsonb') payload!: Record<string, unknown>;
  @Column('timestamptz') occurredAt!: Date;
  @Column('timestamptz', { nullable: true }) relayedAt!: Date | null;
}
