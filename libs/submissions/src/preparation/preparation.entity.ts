import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FileNotice, FoundMetadata } from '#formats';
import type { FileProblem } from '#formats/vocabulary';
import type { PreparationState } from '../vocabulary.js';

const bytes = {
  to: (size: number | null) => size,
  from: (size: string | null) => (size === null ? null : Number(size)),
};

/**
 * What the worker found in the content of a file, and what it made of it for reviewers (rule 21). One row for each
 * content: files that later attempts carry over share it.
 */
@Entity('preparation')
export class Preparation {
  /** The storage key of the original. */
  @PrimaryColumn('text') id!: string;
  @Column('text') state!: PreparationState;
  /** The cleaner that made the copy. 0: none yet. */
  @Column('int') cleaner!: number;
  /** Why a reviewer could not read the file. */
  @Column('text', { nullable: true }) problem!: FileProblem | null;
  /** For administrators: the error behind the problem, where there was one. */
  @Column('text', { nullable: true }) fault!: string | null;
  @Column('jsonb') notices!: FileNotice[];
  @Column('int', { nullable: true }) pages!: number | null;
  /** The length of a recording or video, with decimals. */
  @Column('double precision', { nullable: true }) seconds!: number | null;
  /** Where the blind copy is. */
  @Column('text', { nullable: true }) copyKey!: string | null;
  @Column('text', { nullable: true }) copyMediaType!: string | null;
  @Column('bigint', { nullable: true, transformer: bytes }) copySize!: number | null;
  /** Lower-case hex. */
  @Column('text', { nullable: true }) copySha256!: string | null;
  /** Where the view is: what the page shows when browsers cannot show the copy itself. */
  @Column('text', { nullable: true }) viewKey!: string | null;
  @Column('text', { nullable: true }) viewMediaType!: string | null;
  @Column('bigint', { nullable: true, transformer: bytes }) viewSize!: number | null;
  /** Lower-case hex. */
  @Column('text', { nullable: true }) viewSha256!: string | null;
  /** What the original's metadata says. Only its owner and administrators may see it. */
  @Column('jsonb') metadata!: FoundMetadata[];
  /** When a worker began with it. Nobody else takes it up for a while. */
  @Column('timestamptz', { nullable: true }) begunAt!: Date | null;
  @Column('timestamptz', { nullable: true }) preparedAt!: Date | null;
}
