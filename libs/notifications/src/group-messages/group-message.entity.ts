import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A message that was sent to a group. Its words are in its event and in the messages to each person. */
@Entity('group_message')
export class GroupMessage {
  /** Chosen by the one who sends it, so that it is sent once. */
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') sentBy!: string;
  /** How many people got it. */
  @Column('int') people!: number;
  /** How many people of the group did not. */
  @Column('int') leftOut!: number;
  @Column('timestamptz') sentAt!: Date;
}
