import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StatusPurpose } from '../vocabulary.js';

/** Positions for the standing of credentials, allocated in order. */
@Entity('status_list')
export class StatusList {
  @PrimaryColumn('int') number!: number;
  /** The number of positions. */
  @Column('int') length!: number;
  /** How many are allocated: 0 to `allocated` − 1. */
  @Column('int') allocated!: number;
  /** Grows when a standing on the list changes. */
  @Column('int') revision!: number;
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
