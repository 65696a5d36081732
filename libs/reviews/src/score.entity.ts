import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one review says of one detail. */
@Entity('score')
export class Score {
  @PrimaryColumn('uuid') reviewId!: string;
  @PrimaryColumn('text') detailId!: string;
  /** Code of a level of the version's rubric scale. */
  @Column('text') level!: string;
  /** Whether that level meets. The version cannot change, so this cannot either. */
  @Column('boolean') meets!: boolean;
  /** Why this level; required where it does not meet. */
  @Column('text') rationale!: string;
  /** What the candidate might do next, in the reviewer's words. */
  @Column('text') feedback!: string;
  /** Ids of the evidence links that it points at. */
  @Column('jsonb') cited!: string[];
  /** Grows with every save; the ETag. */
  @Column('int') revision!: number;
  @Column('timestamptz') savedAt!: Date;
}
