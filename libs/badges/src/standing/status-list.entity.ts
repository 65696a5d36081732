import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StatusPurpose } from '../vocabulary.js';

/** Positions for the standing of a program's credentials, given at random. */
@Entity('status_list')
export class StatusList {
  /** No two programs have lists with the same number. */
  @PrimaryColumn('int') number!: number;
  @Column('uuid') programId!: string;
  /** The number of positions. */
  @Column('int') length!: number;
  /** How many are given. */
  @Column('int') allocated!: number;
  /** Grows when a standing on the list changes. */
  @Column('int') revision!: number;
  /** Set after a restore: no more positions are given, because others may have been given and lost. */
  @Column('timestamptz', { nullable: true }) closedAt!: Date | null;
}

/**
 * A place that was published as withdrawn, whose credential was lost with a restore. It stays withdrawn: somebody has
 * that credential.
 */
@Entity('lost_withdrawal')
export class LostWithdrawal {
  @PrimaryColumn('text') purpose!: StatusPurpose;
  @PrimaryColumn('int') listNumber!: number;
  @PrimaryColumn('int') listIndex!: number;
  @Column('timestamptz') foundAt!: Date;
}

/** A status list as last signed for one purpose. */
@Entity('published_status_list')
export class PublishedStatusList {
  @PrimaryColumn('text') purpose!: StatusPurpose;
  @PrimaryColumn('int') listNumber!: number;
  /** The list's revision at that time. */
  @Column('int') revision!: number;
  /** The signed credential as JSON. */
  @Column('text') document!: string;
  @Column('timestamptz') signedAt!: Date;
}
