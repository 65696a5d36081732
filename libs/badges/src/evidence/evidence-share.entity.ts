import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EvidenceItem } from '../vocabulary.js';

/** A link that shares one item of a badge's evidence. An item has at most one open link. */
@Entity('evidence_share')
export class EvidenceShare {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') awardId!: string;
  @Column('text') item!: EvidenceItem;
  /** Whether the badge's public page leads to it. */
  @Column('boolean') listed!: boolean;
  /** SHA-256 of the link's token, lower-case hex. Laurel finds the link by it. */
  @Column('text') tokenHash!: string;
  /** The encrypted token, so that the holder can copy the link again. Null after the link is withdrawn. */
  @Column('bytea', { nullable: true }) tokenNonce!: Buffer | null;
  @Column('bytea', { nullable: true }) tokenCiphertext!: Buffer | null;
  @Column('timestamptz') sharedAt!: Date;
  @Column('timestamptz', { nullable: true }) withdrawnAt!: Date | null;
}
