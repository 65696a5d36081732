import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AwardHistoryCommand, AwardState } from './vocabulary.js';

/**
 * One badge given to one person. The database allows one per enrollment, and one per person for each stack and the
 * whole.
 */
@Entity('award')
export class Award {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') achievementId!: string;
  @Column('uuid') personId!: string;
  /** Null for a stack and the whole: people earn them with other awards. */
  @Column('uuid', { nullable: true }) enrollmentId!: string | null;
  /** For a stack or the whole: its key, such as `stack:INS`. */
  @Column('text', { nullable: true }) composite!: string | null;
  @Column('text') state!: AwardState;
  /** The current credential, or the last one. */
  @Column('uuid') credentialId!: string;
  @Column('timestamptz') issuedAt!: Date;
  /** Null: the badge does not end. */
  @Column('timestamptz', { nullable: true }) validUntil!: Date | null;
  @Column('int') revision!: number;
}

/** What happened to an award, by whom and why. */
@Entity('award_history')
export class AwardHistory {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') awardId!: string;
  @Column('text') command!: AwardHistoryCommand;
  @Column('text', { nullable: true }) fromState!: AwardState | null;
  @Column('text') toState!: AwardState;
  /** The award's credential after the change. */
  @Column('uuid') credentialId!: string;
  /** Null only when the award was issued. */
  @Column('text', { nullable: true }) reason!: string | null;
  /**
   * Null when Laurel did it: after a decision, because a part changed, or because the holder's address or DID changed.
   */
  @Column('text', { nullable: true }) actorId!: string | null;
  @Column('timestamptz') at!: Date;
}
