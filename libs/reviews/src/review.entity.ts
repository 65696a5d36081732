import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EndReason, ReviewState, Slot } from './vocabulary.js';

/** One reviewer's scores of one submission, or of its disputed details. */
@Entity('review')
export class Review {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') submissionId!: string;
  @Column('smallint') slot!: Slot;
  @Column('uuid') reviewerId!: string;
  @Column('text') state!: ReviewState;
  /** The details to be scored: the submission's own, or for the third reviewer the disputed ones. */
  @Column('jsonb') scope!: string[];
  /** Whether the reviewer took it from the pool, where it has to go back to when nothing is done. */
  @Column('boolean') claimed!: boolean;
  @Column('timestamptz') offeredAt!: Date;
  /** When it should be locked. */
  @Column('timestamptz') dueAt!: Date;
  /** When it goes to someone else: unanswered while offered, unfinished after. */
  @Column('timestamptz') leaseUntil!: Date;
  @Column('timestamptz', { nullable: true }) acceptedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) lockedAt!: Date | null;
  /** The reviewer's words on the whole, released with the decision. */
  @Column('text') summary!: string;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  @Column('text', { nullable: true }) endedBecause!: EndReason | null;
  @Column('text') endedNote!: string;
}
