import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MeetingKind } from './vocabulary.js';

/** A meeting of a pilot. A candidate attends an informational meeting before registering (rule 1). */
@Entity('meeting')
export class Meeting {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') pilotId!: string;
  @Column('text') kind!: MeetingKind;
  @Column('text') title!: string;
  /** A room or a link. */
  @Column('text') place!: string;
  @Column('timestamptz') startsAt!: Date;
  @Column('int') minutes!: number;
  @Column('timestamptz') createdAt!: Date;
}

/** Whether a person attended a meeting, as an administrator last recorded it. */
@Entity('attendance')
export class Attendance {
  @PrimaryColumn('uuid') meetingId!: string;
  @PrimaryColumn('uuid') personId!: string;
  @Column('boolean') attended!: boolean;
  @Column('text') recordedBy!: string;
  @Column('timestamptz') recordedAt!: Date;
}
