import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { VersionTemplateContent } from './version-content.document.js';

/** What the new versions of a program start from: its artifacts, its scale, and what else it usually asks. */
@Entity('version_template')
export class VersionTemplate {
  @PrimaryColumn('uuid') programId!: string;
  @Column('jsonb') content!: VersionTemplateContent;
}
