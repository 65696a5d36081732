import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDay, Zone } from '#kernel';
import type { PilotRequirement } from './requirements/requirements.policy.js';

/** One run of one or more versions. The numbers in its rules are data here. */
@Entity('pilot')
export class Pilot {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') programId!: string;
  /** A short name, unique in the program, for example `mlds-2020`. */
  @Column('text') code!: string;
  @Column('text') title!: string;
  @Column('text') about!: string;
  /** The time zone in which its days begin and end. */
  @Column('text') zone!: Zone;
  /** Calendar days from the start of work to the last day. */
  @Column('int') windowDays!: number;
  /** The pilot's last day. Null when the window alone decides. */
  @Column('date', { nullable: true }) closesOn!: LocalDay | null;
  /** The first and last day to register. Without a last day, people can register until the closing day. */
  @Column('date') registersFrom!: LocalDay;
  @Column('date', { nullable: true }) registersUntil!: LocalDay | null;
  /** Whether an informational meeting must be attended before registering. */
  @Column('boolean') meetingRequired!: boolean;
  /** With this many unfinished enrollments, another registration needs an acknowledgment (rule 3). */
  @Column('int') recommendedConcurrent!: number;
  /** US cents. Null means the price of the version. */
  @Column('int', { nullable: true }) feeCents!: number | null;
  /** The minimum number of days to resubmit after "not yet met". */
  @Column('int') resubmissionDays!: number;
  /** A candidate with this many days left or fewer is at risk. */
  @Column('int') atRiskDays!: number;
  @Column('jsonb') requirements!: PilotRequirement[];
  /** Where the online community meets: an https address. Null when the candidates are told in another way. */
  @Column('text', { nullable: true }) communityUrl!: string | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('int') revision!: number;
}

/** A version in a pilot, and its seats. Lock this row to count and give seats. */
@Entity('pilot_version')
export class PilotVersion {
  @PrimaryColumn('uuid') pilotId!: string;
  @PrimaryColumn('uuid') versionId!: string;
  @Column('int') seats!: number;
  /** The place in line for the next registration. */
  @Column('int') nextPosition!: number;
}
