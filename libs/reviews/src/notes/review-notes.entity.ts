import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ArtifactKind } from '#catalog/vocabulary';

/** Words that a reviewer highlighted in the text of an artifact. */
export interface TextHighlight {
  kind: ArtifactKind;
  words: string;
  /** Which of the places with these words is meant; 0 for the first. */
  nth: number;
}

/** A reviewer's private notes on a review. Only they read them. */
@Entity('review_notes')
export class ReviewNotes {
  @PrimaryColumn('uuid') reviewId!: string;
  @Column('text') text!: string;
  @Column('jsonb') highlights!: TextHighlight[];
  @Column('int') revision!: number;
  @Column('timestamptz') savedAt!: Date;
}
