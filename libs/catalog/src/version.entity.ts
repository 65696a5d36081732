import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { MicroCredential } from './micro-credential.entity.js';
import type { VersionContent } from './version-content.document.js';
import type { VersionState } from './vocabulary.js';

/** What a candidate is assessed against. Once it has left draft, the database lets nobody change its content. */
@Entity('version')
export class Version {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') microCredentialId!: string;
  @ManyToOne(() => MicroCredential) @JoinColumn() microCredential!: MicroCredential;
  /** 1, 2, 3 … of its micro-credential. */
  @Column('int') number!: number;
  @Column('text') state!: VersionState;
  @Column('jsonb') content!: VersionContent;
  /** SHA-256 of the content's canonical JSON, lower-case hex. */
  @Column('text') contentHash!: string;
  /** The content's level, kept by the database. */
  @Column({ type: 'text', insert: false, update: false }) level!: string;
  /** Whether the program named no level and Laurel took one; an author who saves the content answers for its level. */
  @Column('boolean') levelAssumed!: boolean;
  @Column('timestamptz') createdAt!: Date;
  /** When it became public; null for a draft, and for one that was discarded. */
  @Column('timestamptz', { nullable: true }) pilotedAt!: Date | null;
  /** Grows with every edit and every move; the ETag. */
  @Column('int') revision!: number;
}
