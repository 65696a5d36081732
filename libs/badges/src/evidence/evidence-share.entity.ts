import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EvidenceItem } from '../vocabulary.js';

/** A link by which the holder of a badge shares one item of what is behind it; an item has one open link at most. */
@Entity('evidence_share')
export class EvidenceShare {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') awardId!: string;
  @Column('text') item!: EvidenceItem;
  /** SHA-256 of the link's token, lower-case hex: what it is found by. */
  @Column('text') tokenHash!: string;
  /** The token, encrypted, so that its holder can copy the link again; null once it is withdrawn. */
  @Column('bytea', { nullable: true }) tokenNonce!: Buffer | null;
  @Column('bytea', { nullable: true }) tokenCiphertext!: Buffer | null;
  @Column('timestamptz') sharedAt!: Date;
  @Column('timestamptz', { nullable: true }) withdrawnAt!: Date | null;
}
