import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ArtifactKind } from '#catalog/vocabulary';

/** Where the candidate shows a detail, and why that shows it. */
@Entity('evidence_link')
export class EvidenceLink {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') submissionId!: string;
  @Column('text') detailId!: string;
  @Column('text') kind!: ArtifactKind;
  /** Null: the link points at the artifact's text. */
  @Column('uuid', { nullable: true }) fileId!: string | null;
  /** 1 for the first page. */
  @Column('int', { nullable: true }) page!: number | null;
  /** Seconds from the start of a recording. */
  @Column('int', { nullable: true }) second!: number | null;
  @Column('text') explanation!: string;
  @Column('timestamptz') createdAt!: Date;
}
