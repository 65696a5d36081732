import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The score of one detail in one review. */
@Entity('score')
export class Score {
  @PrimaryColumn('uuid') reviewId!: string;
  @PrimaryColumn('text') detailId!: string;
  /** Code of a level of the version's rubric scale. */
  @Column('text') level!: string;
  /** Whether that level meets. It is stored because the version cannot change. */
  @Column('boolean') meets!: boolean;
  /** Why the reviewer chose this level; required when it does not meet. */
  @Column('text') rationale!: string;
  /** What the candidate can do next. */
  @Column('text') feedback!: string;
  /** Ids of the evidence links that the score points at. */
  @Column('jsonb') cited!: string[];
  /** Grows with each save; the ETag. */
  @Column('int') revision!: number;
  @Column('timestamptz') savedAt!: Date;
  /** In which review of the panel a score of what a team shows was given. Null: in this one. */
  @Column('uuid', { nullable: true }) givenIn!: string | null;
}
