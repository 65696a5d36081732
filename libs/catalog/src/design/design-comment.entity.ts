import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Place } from '../place.document.js';

/** What somebody in a design team says about a place of a version, or an answer to that. */
@Entity('design_comment')
export class DesignComment {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') versionId!: string;
  /** Empty for the whole version. */
  @Column('text') place!: Place;
  @Column('uuid', { nullable: true }) answerTo!: string | null;
  @Column('uuid') authorId!: string;
  @Column('text') text!: string;
  /** The words that were there when others were suggested. Null without a suggestion. */
  @Column('text', { nullable: true }) words!: string | null;
  /** Also null once its author is erased. */
  @Column('text', { nullable: true }) suggestion!: string | null;
  @Column('timestamptz') writtenAt!: Date;
  @Column('timestamptz', { nullable: true }) takenOverAt!: Date | null;
  @Column('timestamptz', { nullable: true }) resolvedAt!: Date | null;
}
