import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A POST with an Idempotency-Key and, once it is done, its answer. */
@Entity('idempotency_record')
export class IdempotencyRecord {
  /** The actor who sent the key. Keys of different actors never collide. */
  @PrimaryColumn('text') actorId!: string;
  @PrimaryColumn('text') key!: string;
  /** SHA-256 of method, path and body. The same key with another request is refused. */
  @Column('text') fingerprint!: string;
  /** Null while the first request is under way. */
  @Column('int', { nullable: true }) status!: number | null;
  @Column('jsonb', { nullable: true }) body!: unknown;
  @Column('timestamptz') createdAt!: Date;
}
