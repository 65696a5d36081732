import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { VersionContent } from './version-content.document.js';

/** The content of a new version, before it has a level. */
export type VersionTemplateContent = Omit<VersionContent, 'level'>;

/** What the new versions of a program start from: its artifacts, its scale, and what else it usually asks. */
@Entity('version_template')
export class VersionTemplate {
  @PrimaryColumn('uuid') programId!: string;
  @Column('jsonb') content!: VersionTemplateContent;
}
