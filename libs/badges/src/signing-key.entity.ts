import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A key with which Laurel signs, its secret encrypted. It is never deleted: what it signed stays genuine. */
@Entity('signing_key')
export class SigningKey {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') algorithm!: 'Ed25519';
  /** Multibase. */
  @Column('text') publicKey!: string;
  @Column('bytea') secretNonce!: Buffer;
  @Column('bytea') secretCiphertext!: Buffer;
  /** Published since. */
  @Column('timestamptz') createdAt!: Date;
  /** Signs since, or will; then the one before is retired. */
  @Column('timestamptz') signsFrom!: Date;
  /** Null for the latest key. */
  @Column('timestamptz', { nullable: true }) retiredAt!: Date | null;
}
