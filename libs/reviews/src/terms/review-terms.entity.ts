import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The numbers that review goes by. There is one row. */
@Entity('review_terms')
export class ReviewTerms {
  @PrimaryColumn('smallint') id!: 1;
  /** Local days in which an offer is answered. */
  @Column('int') answerDays!: number;
  /** Local days from the offer to the day on which the review is due. */
  @Column('int') dueDays!: number;
  /** Local days after the due day until the review goes to someone else. */
  @Column('int') graceDays!: number;
  /** Hours for which a claimed review is held; every saved score begins them anew. */
  @Column('int') claimHours!: number;
  /** Attempts not yet met after which a coach is met before the next. */
  @Column('int') attemptsBeforeCoach!: number;
  @Column('int') revision!: number;
}
