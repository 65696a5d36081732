import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ArtifactKind } from '#catalog/vocabulary';

/** An address of a page or recording elsewhere, as part of an artifact. */
@Entity('web_link')
export class WebLink {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') submissionId!: string;
  @Column('text') kind!: ArtifactKind;
  /** 1 for the first link of its artifact. A removed link leaves a gap. */
  @Column('int') position!: number;
  /** Begins with `https://`. */
  @Column('text') address!: string;
  @Column('text') description!: string;
  /** Later attempts that carry the link over keep it. */
  @Column('timestamptz') addedAt!: Date;
}
