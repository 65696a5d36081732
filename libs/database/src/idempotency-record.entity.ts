import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A POST with an Idempotency-Key and, once it is done, its answer. */
@Entity('idempotency_record')
export class IdempotencyRecord {
  /** The actor who sent the key. Keys of different actors never collide. */
  @PrimaryColumn('text') actorId!: string;
  @PrimaryColumn('text') key!: string;
  /** SHA-256 of method, path and body. The same key with another request is refused. */
  @Column('text') fingerprint!: string;
  /** The request that has the key. Another can take the key over from a request that has committed nothing. */
  @Column('uuid') requestId!: string;
  /** When the request first committed something. From then on, no other request can have the key. */
  @Column('timestamptz', { nullable: true }) executedAt!: Date | null;
  /** Null until the request is done. */
  @Column('int', { nullable: true }) status!: number | null;
  @Column('jsonb', { nullable: true }) body!: unknown;
  @Column('timestamptz') createdAt!: Date;
}
