import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Leave to set a new password without the old one: mailed, good once, for one hour. */
@Entity('password_reset')
export class PasswordReset {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') personId!: string;
  @Column('text') tokenHash!: string;
  /** For the mail; null as soon as it was used or replaced. */
  @Column('text', { nullable: true }) sealedToken!: string | null;
  @Column('timestamptz') requestedAt!: Date;
  /** The first instant at which it no longer holds. */
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) usedAt!: Date | null;
}
