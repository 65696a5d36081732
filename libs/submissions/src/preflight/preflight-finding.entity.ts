import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ArtifactKind } from '#catalog/vocabulary';
import type { PreflightKind, PreflightMark, PreflightPlace } from '../vocabulary.js';

/** A place in a draft where a name stands. When the name is gone, so is the row. */
@Entity('preflight_finding')
export class PreflightFinding {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') submissionId!: string;
  /** SHA-256 of kind, place and matched text, by which the next run recognizes the finding. */
  @Column('text') fingerprint!: string;
  /** The part in which it stands: see `DraftPart`. */
  @Column('text') part!: string;
  @Column('text') kind!: PreflightKind;
  @Column('text') place!: PreflightPlace;
  @Column('text') mark!: PreflightMark;
  @Column('text') artifact!: ArtifactKind;
  @Column('uuid', { nullable: true }) fileId!: string | null;
  @Column('uuid', { nullable: true }) webLinkId!: string | null;
  /** The evidence link. */
  @Column('uuid', { nullable: true }) linkId!: string | null;
  /** The field of the metadata. */
  @Column('text', { nullable: true }) field!: string | null;
  /** UTF-16 offsets in a text, a description or an explanation. */
  @Column('int', { nullable: true }) startsAt!: number | null;
  @Column('int', { nullable: true }) endsAt!: number | null;
  @Column('text') before!: string;
  @Column('text') matched!: string;
  @Column('text') after!: string;
  @Column('int', { array: true }) pages!: number[];
  @Column('int') times!: number;
  @Column('timestamptz') foundAt!: Date;
  /** Why the candidate lets it stay. Null: it is open. */
  @Column('text', { nullable: true }) keptReason!: string | null;
  @Column('timestamptz', { nullable: true }) keptAt!: Date | null;
}
