import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Answers } from './attestation.policy.js';

/** What the candidate attested to for one attempt. A recall keeps it, and the next attempt needs its own. */
@Entity('attestation')
export class Attestation {
  @PrimaryColumn('uuid') submissionId!: string;
  /** The program whose text it is. */
  @Column('uuid') programId!: string;
  @Column('int') textVersion!: number;
  @Column('jsonb') answers!: Answers;
  @Column('timestamptz') attestedAt!: Date;
  @Column('uuid') personId!: string;
}
