import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AchievementKind } from './vocabulary.js';

/** A badge as a definition, written when it is first given. The database lets nobody change it. */
@Entity('achievement')
export class Achievement {
  /** Of a micro-credential: the version's id. */
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: AchievementKind;
  @Column('uuid', { nullable: true }) versionId!: string | null;
  /** For example `INS-1`; of a stack its code, of the whole the framework's. */
  @Column('text') code!: string;
  @Column('text') title!: string;
  /** The level's name; null for a stack and the whole, whose parts have a level each. */
  @Column('text', { nullable: true }) level!: string | null;
  /** Null for the whole. */
  @Column('text', { nullable: true }) stackCode!: string | null;
  @Column('text', { nullable: true }) stack!: string | null;
  /** Of a stack or the whole: which, such as `stack:INS`. It has another achievement for each content. */
  @Column('text', { nullable: true }) composite!: string | null;
  /** The codes of the micro-credentials that it takes, in their order. */
  @Column('text', { array: true, nullable: true }) parts!: string[] | null;
  @Column('text', { nullable: true }) contentHash!: string | null;
  /** The Open Badges Achievement, JSON. */
  @Column('text') document!: string;
  @Column('timestamptz') createdAt!: Date;
}
