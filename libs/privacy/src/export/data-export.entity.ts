import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ExportState } from '../vocabulary.js';

/** An export of everything about a person, for that person. */
@Entity('data_export')
export class DataExport {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') personId!: string;
  @Column('text') state!: ExportState;
  @Column('timestamptz') requestedAt!: Date;
  @Column('timestamptz', { nullable: true }) readyAt!: Date | null;
  /** Until when it can be downloaded. Then it is removed from the store. */
  @Column('timestamptz', { nullable: true }) expiresAt!: Date | null;
  /** In bytes. */
  @Column('bigint', {
    nullable: true,
    transformer: {
      to: (size) => size as unknown,
      from: (size: string | null) => (size === null ? null : Number(size)),
    },
  })
  size!: number | null;
  /** Lower-case hex. */
  @Column('text', { nullable: true }) sha256!: string | null;
  @Column('int') revision!: number;
}
