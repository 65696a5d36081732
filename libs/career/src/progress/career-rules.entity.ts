import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CareerRules } from './career-rules.policy.js';

/** One edition of the rules. The highest number is in force. {@link CareerRules} explains the fields. */
@Entity('career_rules')
export class CareerRulesRow implements CareerRules {
  @PrimaryColumn('int') number!: number;
  @Column('int') initialYears!: number;
  @Column('int') transitionYears!: number;
  @Column('int') limitYears!: number;
  @Column('int') microCredentials!: number;
  @Column('int') optionMicroCredentials!: number;
  @Column('int') experienceYears!: number;
  @Column('int') mentoringYears!: number;
  @Column('int') developmentHours!: number;
  @Column('int') evaluations!: number;
  @Column('text') source!: string;
}
