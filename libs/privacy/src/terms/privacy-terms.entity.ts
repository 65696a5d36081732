import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The numbers that exports, erasures and retention go by. One row. */
@Entity('privacy_terms')
export class PrivacyTerms {
  @PrimaryColumn('smallint') id!: number;
  /** How long an erasure can still be withdrawn. */
  @Column('int') erasureWaitDays!: number;
  /** How long an export can be downloaded. */
  @Column('int') exportDays!: number;
  /** Whether records past their period are deleted. Otherwise they are only counted. */
  @Column('boolean') retentionOn!: boolean;
  @Column('int') revision!: number;
}
