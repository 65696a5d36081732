import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The numbers that exports, erasures and retention go by, for the people of a program. */
@Entity('privacy_terms')
export class PrivacyTerms {
  @PrimaryColumn('uuid') programId!: string;
  /** How long an erasure can still be withdrawn. */
  @Column('int') erasureWaitDays!: number;
  /** How long an export can be downloaded. */
  @Column('int') exportDays!: number;
  /** Whether records past their period are deleted. Otherwise they are only counted. */
  @Column('boolean') retentionOn!: boolean;
  // How many days after a person's last activity each kind of record is kept. Null: until an erasure.
  @Column('int', { nullable: true }) messageDays!: number | null;
  @Column('int', { nullable: true }) technicalDays!: number | null;
  @Column('int', { nullable: true }) workDays!: number | null;
  @Column('int', { nullable: true }) assessmentDays!: number | null;
  @Column('int', { nullable: true }) careerDays!: number | null;
  @Column('int', { nullable: true }) accountDays!: number | null;
  @Column('int') revision!: number;
}
