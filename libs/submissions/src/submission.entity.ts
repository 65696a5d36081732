import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Manifest } from './sealing/manifest.document.js';
import type { SubmissionState } from './vocabulary.js';

/**
 * One attempt: the artifacts, and the manifest once they are sealed. Or the draft in which a team writes together: it has
 * a team instead of an enrollment, no manifest and no attempts, and its contents are copied into the attempts of the
 * members when they seal.
 */
@Entity('submission')
export class Submission {
  @PrimaryColumn('uuid') id!: string;
  /** Absent in the draft of a team. `OwnSubmissions` fills it in with the enrollment of the member who works on it. */
  @Column('uuid') enrollmentId!: string;
  /** Whose draft it is, where a team writes together. */
  @Column('uuid', { nullable: true }) teamId!: string | null;
  /** The same in all submissions that a team sealed together. */
  @Column('uuid', { nullable: true }) panelId!: string | null;
  /** 1 for the first attempt. */
  @Column('int') attempt!: number;
  @Column('text') state!: SubmissionState;
  /** The details that this attempt is scored on. Details that an earlier attempt met are not among them. */
  @Column('jsonb') scope!: string[];
  @Column('timestamptz') createdAt!: Date;
  /** When the seal request reached the server, by the database's clock. It decides whether the seal was on time. */
  @Column('timestamptz', { nullable: true }) sealedAt!: Date | null;
  @Column('jsonb', { nullable: true }) manifest!: Manifest | null;
  /** SHA-256 of the manifest's canonical JSON, lower-case hex. */
  @Column('text', { nullable: true }) manifestSha256!: string | null;
  /** The candidate's name at the seal, which the receipt keeps. Null for what was sealed before it was kept. */
  @Column('text', { nullable: true }) sealedAs!: string | null;
  /** One more with every change to the draft, its texts, files and evidence. */
  @Column('int') revision!: number;
}
