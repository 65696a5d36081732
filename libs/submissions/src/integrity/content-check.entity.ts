import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StoreFaultKind } from '../vocabulary.js';

/** The last comparison of a content in the store with its record. */
@Entity('content_check')
export class ContentCheck {
  @PrimaryColumn('text') storageKey!: string;
  /** What it was compared with. Lower-case hex. */
  @Column('text') sha256!: string;
  /** What the store said about the bytes then. Null when it had none. */
  @Column('text', { nullable: true }) stamp!: string | null;
  /** Null while it was never compared. */
  @Column('timestamptz', { nullable: true }) checkedAt!: Date | null;
  /** When a worker began to compare it. Nobody else takes it up for a while. */
  @Column('timestamptz', { nullable: true }) begunAt!: Date | null;
  /** Null while it is as recorded. */
  @Column('text', { nullable: true }) damage!: StoreFaultKind | null;
  @Column('timestamptz', { nullable: true }) damagedSince!: Date | null;
}

/** One reading of everything by verify-store. At most one is not finished. */
@Entity('store_verification')
export class StoreVerification {
  @PrimaryColumn('uuid') id!: string;
  @Column('timestamptz') startedAt!: Date;
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null;
}
