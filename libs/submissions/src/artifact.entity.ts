import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ArtifactKind } from '#catalog/vocabulary';

/** The current text of one artifact. The first save adds the row. */
@Entity('artifact')
export class Artifact {
  @PrimaryColumn('uuid') submissionId!: string;
  @PrimaryColumn('text') kind!: ArtifactKind;
  @Column('text') text!: string;
  @Column('int') words!: number;
  /** One more with every save. It is the ETag. */
  @Column('int') revision!: number;
  @Column('timestamptz') savedAt!: Date;
}

/** A kept version of a text, for the version history. */
@Entity('artifact_version')
export class ArtifactVersion {
  @PrimaryColumn('uuid') submissionId!: string;
  @PrimaryColumn('text') kind!: ArtifactKind;
  /** The artifact's last revision with this text. */
  @PrimaryColumn('int') revision!: number;
  @Column('text') text!: string;
  @Column('int') words!: number;
  @Column('timestamptz') startedAt!: Date;
  @Column('timestamptz') savedAt!: Date;
}
