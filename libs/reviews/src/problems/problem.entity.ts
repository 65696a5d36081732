import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ArtifactKind } from '#catalog/vocabulary';
import type { ProblemKind, ProblemState } from '../vocabulary.js';

/** A problem that a reviewer reported about a submission. While it is open, the due date of their review waits. */
@Entity('review_problem')
export class ReviewProblem {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') reviewId!: string;
  @Column('text') kind!: ProblemKind;
  @Column('text') state!: ProblemState;
  /** The artifact that the problem is about; null when it is about the whole submission. */
  @Column('text', { nullable: true }) artifact!: ArtifactKind | null;
  /** The file that the problem is about; null for the text or the whole. The candidate may have removed the file since. */
  @Column('uuid', { nullable: true }) fileId!: string | null;
  /** The number of that file, by which reviewers know it. */
  @Column('int', { nullable: true }) filePosition!: number | null;
  /** What the reviewer writes about it. Only administrators read it. */
  @Column('text') note!: string;
  @Column('timestamptz') reportedAt!: Date;
  @Column('timestamptz', { nullable: true }) closedAt!: Date | null;
  /** Null when the problem ended with its review. */
  @Column('uuid', { nullable: true }) closedBy!: string | null;
  /** What the administrator writes to the reviewer. */
  @Column('text') answer!: string;
}
