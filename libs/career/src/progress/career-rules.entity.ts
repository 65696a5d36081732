import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CareerRules } from './career-rules.policy.js';

/** One state of the rules; the one with the highest number holds. What they mean stands at {@link CareerRules}. */
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
