import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Words that administrators write to groups again and again, with placeholders. */
@Entity('message_template')
export class MessageTemplate {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') programId!: string;
  /** Unique in the program, in upper and lower case. */
  @Column('text') name!: string;
  @Column('text') subject!: string;
  @Column('text') text!: string;
  @Column('timestamptz') changedAt!: Date;
  @Column('int') revision!: number;
}
