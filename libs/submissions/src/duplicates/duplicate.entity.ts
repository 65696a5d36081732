import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ArtifactKind } from '#catalog/vocabulary';
import type { DuplicateKind, DuplicateState } from '../vocabulary.js';

/**
 * The same file, or much of the same text, in the submissions of two enrollments. Administrators read it and judge;
 * nothing follows from it. One row for each pair of places, whatever the attempts.
 */
@Entity('duplicate')
export class Duplicate {
  @PrimaryColumn('uuid') id!: string;
  /** Both places, each with its enrollment. Unique. */
  @Column('text') pair!: string;
  @Column('text') kind!: DuplicateKind;
  @Column('text') state!: DuplicateState;
  /** How many words they share, about: it is counted in samples. 0 where only the bytes of files were compared. */
  @Column('int') words!: number;
  /** The share of the shorter text. 100 for the same file. */
  @Column('int') percent!: number;
  /** When it was found, or opened again. */
  @Column('timestamptz') foundAt!: Date;
  @Column('timestamptz', { nullable: true }) closedAt!: Date | null;
  @Column('uuid', { nullable: true }) closedBy!: string | null;
  /** Why it is no issue. It stays when the duplicate is opened again. */
  @Column('text') note!: string;
}

/** One of the two places of a duplicate. */
@Entity('duplicate_place')
export class DuplicatePlace {
  @PrimaryColumn('uuid') duplicateId!: string;
  /** 1 for the older enrollment, 2 for the other. */
  @PrimaryColumn('int') side!: number;
  @Column('uuid') submissionId!: string;
  @Column('text') artifact!: ArtifactKind;
  /** Null for the text of the artifact. */
  @Column('uuid', { nullable: true }) fileId!: string | null;
  /** The page of the file on which the excerpt begins, where its format has pages. */
  @Column('int', { nullable: true }) page!: number | null;
  /** The first words in common, as they stand here. Empty where no text was compared. */
  @Column('text') excerpt!: string;
}
