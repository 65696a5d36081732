import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AwardHistoryCommand, AwardState } from './vocabulary.js';

/** One badge given to one person: one per enrollment, and one per stack and for the whole, kept so by the database. */
@Entity('award')
export class Award {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') achievementId!: string;
  @Column('uuid') personId!: string;
  /** Null for the badge of a stack or the whole, which is earned with other awards. */
  @Column('uuid', { nullable: true }) enrollmentId!: string | null;
  /** For those: which, such as `stack:INS`. */
  @Column('text', { nullable: true }) composite!: string | null;
  @Column('text') state!: AwardState;
  /** The credential that holds, or held last. */
  @Column('uuid') credentialId!: string;
  @Column('timestamptz') issuedAt!: Date;
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
  /** The credential that was the award's after it. */
  @Column('uuid') credentialId!: string;
  /** Null for the issuing alone. */
  @Column('text', { nullable: true }) reason!: string | null;
  /** Null when Laurel did it: upon a decision, because of a part, or for a recipient who is named otherwise now. */
  @Column('text', { nullable: true }) actorId!: string | null;
  @Column('timestamptz') at!: Date;
}
