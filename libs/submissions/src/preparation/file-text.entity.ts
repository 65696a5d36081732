import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Passage } from '#formats';

/** The text of a file's content, for the preflight and for the search for duplicates. */
@Entity('file_text')
export class FileText {
  /** The storage key of the original. */
  @PrimaryColumn('text') id!: string;
  @Column('jsonb') passages!: Passage[];
}
