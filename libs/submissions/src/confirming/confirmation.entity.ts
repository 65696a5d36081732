import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ArtifactKind } from '#catalog/vocabulary';
import type { ConfirmationState } from '../vocabulary.js';

/** Whether a coach confirms an artifact of a draft as it is. The first request adds the row. */
@Entity('confirmation')
export class Confirmation {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') submissionId!: string;
  @Column('text') kind!: ArtifactKind;
  @Column('text') state!: ConfirmationState;
  @Column('timestamptz') askedAt!: Date;
  /** The coach who answered last. */
  @Column('uuid', { nullable: true }) coachId!: string | null;
  @Column('timestamptz', { nullable: true }) answeredAt!: Date | null;
  /** What has to change first, where the coach declined. */
  @Column('text') note!: string;
  /** The hash of what the coach confirmed: see `contentOfArtifact`. */
  @Column('text', { nullable: true }) contentSha256!: string | null;
  /** The revision of the draft that was compared with what the coach confirmed. */
  @Column('int') comparedRevision!: number;
}
