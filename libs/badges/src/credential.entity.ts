import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a credential will be, decided before it is signed, so that whoever retries makes the same one. */
@Entity('issuance')
export class IssuanceRecord {
  @PrimaryColumn('uuid') credentialId!: string;
  @Column('uuid') awardId!: string;
  /** The enrollment whose first credential it is; null for a successor. */
  @Column('uuid', { nullable: true }) enrollmentId!: string | null;
  /** The revoked credential that it replaces; null for a first one. */
  @Column('uuid', { nullable: true }) supersedes!: string | null;
  @Column('int') listNumber!: number;
  @Column('int') listIndex!: number;
  /** Hex of 128 random bits. */
  @Column('text') salt!: string;
  /** Whole seconds. */
  @Column('timestamptz') validFrom!: Date;
}

/** A signed credential. The database lets nobody change it. */
@Entity('credential')
export class Credential {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') awardId!: string;
  @Column('uuid') signingKeyId!: string;
  /** The exact JSON that was signed and is published. */
  @Column('text') document!: string;
  @Column('timestamptz') signedAt!: Date;
}
