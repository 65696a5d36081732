import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Permission to set a new password without the old one: mailed, usable once, for one hour. */
@Entity('password_reset')
export class PasswordReset {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') personId!: string;
  @Column('text') tokenHash!: string;
  /** For writing the mail; null once used or replaced. */
  @Column('text', { nullable: true }) sealedToken!: string | null;
  @Column('timestamptz') requestedAt!: Date;
  /** The first instant when it no longer works. */
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) usedAt!: Date | null;
}
