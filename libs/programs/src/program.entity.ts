import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProgramSettings } from './settings/program-settings.document.js';

/**
 * Who runs it all: MLDS is one, MS LEADS and SEN are others. Each has its own framework, catalog, pilots and people, and
 * nothing crosses from one to another.
 */
@Entity('program')
export class Program {
  @PrimaryColumn('uuid') id!: string;
  /** Short and unique, for example `MLDS`. */
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('timestamptz') createdAt!: Date;
  /** 1, 2, 3 … in the order in which they were made. PostgreSQL gives it. */
  @Column({ type: 'int', insert: false, update: false }) number!: number;
  /** Those that it has changed. */
  @Column('jsonb') settings!: Partial<ProgramSettings>;
  @Column('int') revision!: number;
}
