import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BadgeChoice, ErasureState } from '../vocabulary.js';

/** A request to erase a person, by the person or by an administrator for them. */
@Entity('erasure')
export class Erasure {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') personId!: string;
  @Column('uuid') requestedBy!: string;
  /** Empty when the person gave none. */
  @Column('text') reason!: string;
  @Column('text') badges!: BadgeChoice;
  @Column('text') state!: ErasureState;
  @Column('timestamptz') requestedAt!: Date;
  /** When the waiting time ends. It is carried out from then on, once it is confirmed. */
  @Column('timestamptz') dueAt!: Date;
  @Column('uuid', { nullable: true }) confirmedBy!: string | null;
  @Column('timestamptz', { nullable: true }) confirmedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) withdrawnAt!: Date | null;
  @Column('timestamptz', { nullable: true }) doneAt!: Date | null;
  /** How many steps are done. After a crash it goes on with the next. */
  @Column('int') stepsDone!: number;
  @Column('int') revision!: number;
}
