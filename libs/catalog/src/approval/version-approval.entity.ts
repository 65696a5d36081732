import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDay } from '#kernel';

/** An authority, such as the state, approves a version for a time. */
@Entity('version_approval')
export class VersionApproval {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') versionId!: string;
  /** Who approves it, in its own name. */
  @Column('text') authority!: string;
  /** The number or the address of the document that says so. */
  @Column('text') document!: string;
  /** The first day. */
  @Column('date') validFrom!: LocalDay;
  /** The last day. Null: until further notice. */
  @Column('date', { nullable: true }) validUntil!: LocalDay | null;
  @Column('timestamptz') recordedAt!: Date;
}
