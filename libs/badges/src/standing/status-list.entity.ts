import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StatusPurpose } from '../vocabulary.js';

/** Places for the standing of credentials, given out in order. */
@Entity('status_list')
export class StatusList {
  @PrimaryColumn('int') number!: number;
  /** Places in all. */
  @Column('int') length!: number;
  /** Places given out: 0 to `allocated` − 1. */
  @Column('int') allocated!: number;
  /** Grows whenever a standing on it changes. */
  @Column('int') revision!: number;
}

/** A status list as it was last signed for one purpose. */
@Entity('published_status_list')
export class PublishedStatusList {
  @PrimaryColumn('text') purpose!: StatusPurpose;
  @PrimaryColumn('int') listNumber!: number;
  /** The list's revision that it shows. */
  @Column('int') revision!: number;
  /** The signed credential, JSON. */
  @Column('text') document!: string;
  @Column('timestamptz') signedAt!: Date;
}
