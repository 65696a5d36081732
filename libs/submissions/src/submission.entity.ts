import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Manifest } from './sealing/manifest.document.js';
import type { SubmissionState } from './vocabulary.js';

/** One attempt: the four artifacts, and once sealed their manifest. */
@Entity('submission')
export class Submission {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') enrollmentId!: string;
  /** 1 for the first. */
  @Column('int') attempt!: number;
  @Column('text') state!: SubmissionState;
  /** The details that this attempt is scored on; what an earlier attempt met is carried and not asked again. */
  @Column('jsonb') scope!: string[];
  @Column('timestamptz') createdAt!: Date;
  /** When the seal request reached the server, by the database's clock; what "on time" goes by. */
  @Column('timestamptz', { nullable: true }) sealedAt!: Date | null;
  @Column('jsonb', { nullable: true }) manifest!: Manifest | null;
  /** SHA-256 of the manifest's canonical JSON, lower-case hex. */
  @Column('text', { nullable: true }) manifestSha256!: string | null;
  /** Grows with every change to the draft, its artifacts, files and evidence. */
  @Column('int') revision!: number;
}
