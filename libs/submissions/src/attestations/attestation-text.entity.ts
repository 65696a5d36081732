import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Statements } from './attestation.policy.js';

/** One version of the text that candidates attest to. It never changes; a new version replaces it. */
@Entity('attestation_text')
export class AttestationText {
  @PrimaryColumn('uuid') programId!: string;
  @PrimaryColumn('int') version!: number;
  @Column('jsonb') statements!: Statements;
  @Column('timestamptz') inForceFrom!: Date;
}
