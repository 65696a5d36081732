import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RetainedKind } from '../vocabulary.js';

/** The deletion of a kind of record about a person whose period is over. */
@Entity('retention')
export class Retention {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') personId!: string;
  @Column('text') kind!: RetainedKind;
  /** The last activity of the person, from which the period counted. */
  @Column('timestamptz') activeAt!: Date;
  @Column('timestamptz') begunAt!: Date;
  @Column('timestamptz', { nullable: true }) doneAt!: Date | null;
}
