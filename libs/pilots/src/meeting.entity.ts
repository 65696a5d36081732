import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MeetingKind } from './vocabulary.js';

/** A meeting of a pilot. Who attended an informational one may register. */
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

/** Whether a person was at a meeting, as an administrator recorded it last. */
@Entity('attendance')
export class Attendance {
  @PrimaryColumn('uuid') meetingId!: string;
  @PrimaryColumn('uuid') personId!: string;
  @Column('boolean') attended!: boolean;
  @Column('text') recordedBy!: string;
  @Column('timestamptz') recordedAt!: Date;
}
