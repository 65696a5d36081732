import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Words that administrators write to groups again and again, with placeholders. */
@Entity('message_template')
export class MessageTemplate {
  @PrimaryColumn('uuid') id!: string;
  /** Unique in upper and lower case. */
  @Column('text') name!: string;
  @Column('text') subject!: string;
  @Column('text') text!: string;
  @Column('timestamptz') changedAt!: Date;
  @Column('int') revision!: number;
}
