import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Choice } from './issuing/choices.policy.js';
import type { AchievementKind } from './vocabulary.js';

/** The definition of a badge, written when the badge is first issued. The database prevents any change to it. */
@Entity('achievement')
export class Achievement {
  /** For a micro-credential: the version's id. */
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') programId!: string;
  @Column('text') kind!: AchievementKind;
  @Column('uuid', { nullable: true }) versionId!: string | null;
  /** For example `INS-1`. A stack has the stack's code, the whole the framework's. */
  @Column('text') code!: string;
  @Column('text') title!: string;
  /** The level's name. Null for a stack and the whole: each of their parts has its own level. */
  @Column('text', { nullable: true }) level!: string | null;
  /** Null for the whole. */
  @Column('text', { nullable: true }) stackCode!: string | null;
  @Column('text', { nullable: true }) stack!: string | null;
  /** For a stack or the whole: its key, such as `stack:INS`. Each content has its own achievement. */
  @Column('text', { nullable: true }) composite!: string | null;
  /** The codes of the micro-credentials it requires, in order. */
  @Column('text', { array: true, nullable: true }) parts!: string[] | null;
  /** For each stack, how many of its micro-credentials it requires. Null when it requires all of them. */
  @Column('jsonb', { nullable: true }) choices!: Choice[] | null;
  @Column('text', { nullable: true }) contentHash!: string | null;
  /** The Open Badges Achievement as JSON. */
  @Column('text') document!: string;
  @Column('timestamptz') createdAt!: Date;
}
