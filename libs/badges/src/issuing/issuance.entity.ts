import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a credential will be, decided before it is signed, so that whoever retries makes the same one. */
@Entity('issuance')
export class IssuanceRecord {
  @PrimaryColumn('uuid') credentialId!: string;
  @Column('uuid') awardId!: string;
  /** The enrollment whose first credential it is; null for any other. */
  @Column('uuid', { nullable: true }) enrollmentId!: string | null;
  /** The person and the stack, or the whole, whose first credential it is, with the achievement; null for any other. */
  @Column('uuid', { nullable: true }) personId!: string | null;
  @Column('text', { nullable: true }) composite!: string | null;
  @Column('uuid', { nullable: true }) achievementId!: string | null;
  /** The credential that it takes the place of; null for a first one. */
  @Column('uuid', { nullable: true }) supersedes!: string | null;
  @Column('int') listNumber!: number;
  @Column('int') listIndex!: number;
  /** Hex of 128 random bits. */
  @Column('text') salt!: string;
  /** Whole seconds. */
  @Column('timestamptz') validFrom!: Date;
}

/** One of the awards that make up the badge of a stack or the whole, named in its credential. */
@Entity('issuance_part')
export class IssuancePart {
  @PrimaryColumn('uuid') credentialId!: string;
  /** From 1. */
  @PrimaryColumn('int') position!: number;
  @Column('uuid') awardId!: string;
}
