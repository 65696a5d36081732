import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ArtifactKind } from '#catalog/vocabulary';
import type { FileState } from './vocabulary.js';

/** One file of an artifact. Its bytes are in the store under `storageKey`; its name never leaves the candidate's side. */
@Entity('artifact_file')
export class ArtifactFile {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') submissionId!: string;
  @Column('text') kind!: ArtifactKind;
  /** 1 for the first of its artifact; reviewers know the file by this number. */
  @Column('int') position!: number;
  @Column('text') originalName!: string;
  /** As sniffed from the bytes; as declared while they still come. */
  @Column('text') mediaType!: string;
  /** Bytes; as announced while they still come. */
  @Column('bigint', { transformer: { to: (size: number) => size, from: (size: string) => Number(size) } })
  size!: number;
  /** Lower-case hex. Empty while bytes come, and until the worker has read what came to S3 by the resumable protocol. */
  @Column('text') sha256!: string;
  /** Opaque; attempts that carry a file on share it. */
  @Column('text') storageKey!: string;
  @Column('text') state!: FileState;
  @Column('text') description!: string;
  /** Whether its bytes come, or came, by the resumable protocol: then `uploading` may last through a closed tab. */
  @Column('boolean') resumable!: boolean;
  /** When it was whole; while bytes come, when they began. */
  @Column('timestamptz') uploadedAt!: Date;
  @Column('timestamptz', { nullable: true }) removedAt!: Date | null;
}
