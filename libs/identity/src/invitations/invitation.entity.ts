import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An invitation to open an account: mailed, usable once, for fourteen days. */
@Entity('invitation')
export class Invitation {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') personId!: string;
  /** Null when the command line invited. */
  @Column('uuid', { nullable: true }) invitedBy!: string | null;
  @Column('text') tokenHash!: string;
  /** For writing the mail; null once the invitation is closed. */
  @Column('text', { nullable: true }) sealedToken!: string | null;
  @Column('timestamptz') invitedAt!: Date;
  /** The first instant when it can no longer be accepted. */
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) acceptedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
}
