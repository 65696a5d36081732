import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a credential will be. Laurel decides it before signing, so that every retry makes the same one. */
@Entity('issuance')
export class IssuanceRecord {
  @PrimaryColumn('uuid') credentialId!: string;
  @Column('uuid') awardId!: string;
  /** The enrollment, where this is its first credential. Otherwise null. */
  @Column('uuid', { nullable: true }) enrollmentId!: string | null;
  /** The person, the stack or the whole, and the achievement, where this is the first credential. Otherwise null. */
  @Column('uuid', { nullable: true }) personId!: string | null;
  @Column('text', { nullable: true }) composite!: string | null;
  @Column('uuid', { nullable: true }) achievementId!: string | null;
  /** The credential that it replaces. Null for a first one. */
  @Column('uuid', { nullable: true }) supersedes!: string | null;
  @Column('int') listNumber!: number;
  @Column('int') listIndex!: number;
  /** Hex of 128 random bits. */
  @Column('text') salt!: string;
  /** In whole seconds. */
  @Column('timestamptz') validFrom!: Date;
}

/** One of the awards that make up a stack or the whole, as its credential names them. */
@Entity('issuance_part')
export class IssuancePart {
  @PrimaryColumn('uuid') credentialId!: string;
  /** From 1. */
  @PrimaryColumn('int') position!: number;
  @Column('uuid') awardId!: string;
}
