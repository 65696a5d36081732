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
  /** The details to score: those of the submission, or for the third reviewer the disputed ones. */
  @Column('jsonb') scope!: string[];
  /** Whether the reviewer claimed the review from the pool. An idle review goes back there. */
  @Column('boolean') claimed!: boolean;
  @Column('timestamptz') offeredAt!: Date;
  /** When the review is due. */
  @Column('timestamptz') dueAt!: Date;
  /** When the review goes to someone else, if it is not accepted or not locked by then. */
  @Column('timestamptz') leaseUntil!: Date;
  /** Since when the due date and the lease wait for the answer to a reported problem; null while they run. */
  @Column('timestamptz', { nullable: true }) waitingSince!: Date | null;
  @Column('timestamptz', { nullable: true }) acceptedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) lockedAt!: Date | null;
  /** The reviewer's overall comments, released with the decision. */
  @Column('text') summary!: string;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  @Column('text', { nullable: true }) endedBecause!: EndReason | null;
  @Column('text') endedNote!: string;
}
