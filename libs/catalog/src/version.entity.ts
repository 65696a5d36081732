import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { MicroCredential } from './micro-credential.entity.js';
import type { VersionContent } from './version-content.document.js';
import type { VersionState } from './vocabulary.js';

/** What a candidate is assessed against. After draft, the database refuses changes to its content. */
@Entity('version')
export class Version {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') microCredentialId!: string;
  @ManyToOne(() => MicroCredential) @JoinColumn() microCredential!: MicroCredential;
  /** 1, 2, 3 … within its micro-credential. */
  @Column('int') number!: number;
  @Column('text') state!: VersionState;
  @Column('jsonb') content!: VersionContent;
  /** SHA-256 of the content's canonical JSON, lower-case hex. */
  @Column('text') contentHash!: string;
  /** The content's level. The database keeps it up to date. */
  @Column({ type: 'text', insert: false, update: false }) level!: string;
  /** Whether Laurel assumed the level because the program named none. False once an author saves the content. */
  @Column('boolean') levelAssumed!: boolean;
  @Column('timestamptz') createdAt!: Date;
  /** When it became public. Null for a draft and for a discarded draft. */
  @Column('timestamptz', { nullable: true }) pilotedAt!: Date | null;
  /** Grows with every change. It is the ETag. */
  @Column('int') revision!: number;
}
