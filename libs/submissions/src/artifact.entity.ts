import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ArtifactKind } from '#catalog/vocabulary';

/** The text of one artifact as it stands now. A row comes with the first save. */
@Entity('artifact')
export class Artifact {
  @PrimaryColumn('uuid') submissionId!: string;
  @PrimaryColumn('text') kind!: ArtifactKind;
  @Column('text') text!: string;
  @Column('int') words!: number;
  /** Grows with every save; the ETag. */
  @Column('int') revision!: number;
  @Column('timestamptz') savedAt!: Date;
}

/** A text that was kept: what version history shows and restores. */
@Entity('artifact_version')
export class ArtifactVersion {
  @PrimaryColumn('uuid') submissionId!: string;
  @PrimaryColumn('text') kind!: ArtifactKind;
  /** The artifact's revision that this text had last. */
  @PrimaryColumn('int') revision!: number;
  @Column('text') text!: string;
  @Column('int') words!: number;
  @Column('timestamptz') startedAt!: Date;
  @Column('timestamptz') savedAt!: Date;
}
