import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SigningAlgorithm } from '../vocabulary.js';

/**
 * A key that signs for a program's issuer, with its secret encrypted. Laurel never deletes it, so that what it signed
 * stays genuine.
 */
@Entity('signing_key')
export class SigningKey {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') programId!: string;
  @Column('text') algorithm!: SigningAlgorithm;
  /** Ed25519: multibase. RS256: the required members of a JWK, in the order of their names. */
  @Column('text') publicKey!: string;
  @Column('bytea') secretNonce!: Buffer;
  @Column('bytea') secretCiphertext!: Buffer;
  /** When it was published. */
  @Column('timestamptz') createdAt!: Date;
  /** When it started to sign, or will. The previous key retires then. */
  @Column('timestamptz') signsFrom!: Date;
  /** Null for the program's latest key of its algorithm. */
  @Column('timestamptz', { nullable: true }) retiredAt!: Date | null;
}
