import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DecidedDetail } from './decision/decision.policy.js';
import type { DecisionOutcome } from './vocabulary.js';

/** The outcome of a submission. Only administrators know of it until it is released (rule 14). */
@Entity('decision')
export class Decision {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') submissionId!: string;
  @Column('text') outcome!: DecisionOutcome;
  /** Every detail of the version, in its order. */
  @Column('jsonb') details!: DecidedDetail[];
  @Column('timestamptz') decidedAt!: Date;
  @Column('timestamptz', { nullable: true }) releasedAt!: Date | null;
  @Column('uuid', { nullable: true }) releasedBy!: string | null;
}
