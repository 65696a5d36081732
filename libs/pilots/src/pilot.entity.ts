import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDay, Zone } from '#kernel';
import type { PilotRequirement } from './requirements/requirements.policy.js';

/** One run of one or more versions. Every number of its rules is here. */
@Entity('pilot')
export class Pilot {
  @PrimaryColumn('uuid') id!: string;
  /** Short name for people and for commands that must not run twice, for example `mlds-2020`. */
  @Column('text') code!: string;
  @Column('text') title!: string;
  @Column('text') about!: string;
  /** In which its days begin and end. */
  @Column('text') zone!: Zone;
  /** Calendar days from the start of work to the last day. */
  @Column('int') windowDays!: number;
  /** Its last day, after which nothing new closes; null when the window alone decides. */
  @Column('date', { nullable: true }) closesOn!: LocalDay | null;
  /** First and last day of registering; without a last day, the closing day is it. */
  @Column('date') registersFrom!: LocalDay;
  @Column('date', { nullable: true }) registersUntil!: LocalDay | null;
  /** Whether an informational meeting must be attended before registering. */
  @Column('boolean') meetingRequired!: boolean;
  /** From this many at once on, another registration needs an acknowledgement. */
  @Column('int') recommendedConcurrent!: number;
  /** US cents; null asks the price of the version. */
  @Column('int', { nullable: true }) feeCents!: number | null;
  /** Days given at least to resubmit after "not yet met". */
  @Column('int') resubmissionDays!: number;
  /** From this many days left on, who has not submitted counts as at risk. */
  @Column('int') atRiskDays!: number;
  @Column('jsonb') requirements!: PilotRequirement[];
  @Column('timestamptz') createdAt!: Date;
  @Column('int') revision!: number;
}

/** A version in a pilot, and its seats. Its row is the lock under which seats are counted and given. */
@Entity('pilot_version')
export class PilotVersion {
  @PrimaryColumn('uuid') pilotId!: string;
  @PrimaryColumn('uuid') versionId!: string;
  @Column('int') seats!: number;
  /** The place in line that the next registration gets. */
  @Column('int') nextPosition!: number;
}
