import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ArtifactKind } from '#catalog/vocabulary';
import type { FileState } from './vocabulary.js';

/** One file of an artifact. Its bytes are in the store under `storageKey`. Reviewers never see its original name. */
@Entity('artifact_file')
export class ArtifactFile {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') submissionId!: string;
  @Column('text') kind!: ArtifactKind;
  /** 1 for the first file of its artifact. Reviewers see this number instead of the name. */
  @Column('int') position!: number;
  @Column('text') originalName!: string;
  /** Detected from the bytes. While the file is uploading: as its sender declared it. */
  @Column('text') mediaType!: string;
  /** In bytes. While the file is uploading: as its sender announced it. */
  @Column('bigint', { transformer: { to: (size: number) => size, from: (size: string) => Number(size) } })
  size!: number;
  /** Lower-case hex. Empty while the file is uploading. After a resumable upload to S3, empty until it is scanned. */
  @Column('text') sha256!: string;
  /** Opaque. Later attempts share the key of a file that they carry over. */
  @Column('text') storageKey!: string;
  @Column('text') state!: FileState;
  @Column('text') description!: string;
  /** Whether the resumable protocol brought it. Such an upload survives a closed tab. */
  @Column('boolean') resumable!: boolean;
  /** When the last byte arrived. While the file is uploading: when the upload began. */
  @Column('timestamptz') uploadedAt!: Date;
  @Column('timestamptz', { nullable: true }) removedAt!: Date | null;
}
