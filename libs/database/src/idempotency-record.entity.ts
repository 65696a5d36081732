import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A POST that carried an Idempotency-Key, and once it is done, what it was answered. */
@Entity('idempotency_record')
export class IdempotencyRecord {
  /** Whose key it is: the actor's id. Keys of different actors never meet. */
  @PrimaryColumn('text') actorId!: string;
  @PrimaryColumn('text') key!: string;
  /** SHA-256 of method, path and body: the same key with another request is refused. */
  @Column('text') fingerprint!: string;
  /** Null while the first request is under way. */
  @Column('int', { nullable: true }) status!: number | null;
  @Column('jsonb', { nullable: true }) body!: unknown;
  @Column('timestamptz') createdAt!: Date;
}
