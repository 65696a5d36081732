import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The way into an account: mailed, good once, for fourteen days. */
@Entity('invitation')
export class Invitation {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') personId!: string;
  /** Null when the command line invited. */
  @Column('uuid', { nullable: true }) invitedBy!: string | null;
  @Column('text') tokenHash!: string;
  /** For the mail; null as soon as the invitation is no longer open. */
  @Column('text', { nullable: true }) sealedToken!: string | null;
  @Column('timestamptz') invitedAt!: Date;
  /** The first instant at which it can no longer be accepted. */
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) acceptedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
}
