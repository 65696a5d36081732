import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Something that happened, written in the transaction that made it happen. The relay takes each event to the queue once
 * (the outbox). Nobody changes or deletes events, so this table is also the audit trail.
 */
@Entity('event')
export class EventRecord {
  @PrimaryColumn('uuid') id!: string;
  /** `subject.past-tense`, for example `submission.sealed`. */
  @Column('text') type!: string;
  /** The kind of thing that it happened to, in the words of docs/domain.md: `enrollment`, `award`. */
  @Column('text') subjectKind!: string;
  @Column('text') subjectId!: string;
  /** The person or client who did it. Null when Laurel did it by itself. */
  @Column('text', { nullable: true }) actorId!: string | null;
  /** What listeners and auditors need. Never a secret. */
  @Column('jsonb') payload!: Record<string, unknown>;
  @Column('timestamptz') occurredAt!: Date;
  @Column('timestamptz', { nullable: true }) relayedAt!: Date | null;
  /** Shows that a program of Laurel wrote it: see EventMarks. Null for events from before the record (ADR 31). */
  @Column('bytea', { nullable: true }) mark?: Buffer | null;
  /** The program in which it happened: the database tells. */
  @Column({ type: 'uuid', nullable: true, insert: false }) programId?: string | null;
}
