import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A program's days and hours of review. */
@Entity('review_terms')
export class ReviewTerms {
  @PrimaryColumn('uuid') programId!: string;
  /** Local days to accept or decline an offer. */
  @Column('int') answerDays!: number;
  /** Local days from the offer to the due day. */
  @Column('int') dueDays!: number;
  /** Local days from the due day until the review goes to someone else. */
  @Column('int') graceDays!: number;
  /** Hours until an idle claimed review goes back to the pool. Each saved score restarts them. */
  @Column('int') claimHours!: number;
  /** How many claimed reviews a reviewer may have in progress. */
  @Column('int') claimLimit!: number;
  /** After this many attempts, a coach meeting is required before the next one. */
  @Column('int') attemptsBeforeCoach!: number;
  @Column('int') revision!: number;
}

/** What administrators change. */
export type TermsOfReview = Omit<ReviewTerms, 'programId' | 'revision'>;
