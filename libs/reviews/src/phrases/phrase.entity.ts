import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A phrase that a reviewer saved for reuse. Only they see it. */
@Entity('phrase')
export class Phrase {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') reviewerId!: string;
  @Column('text') text!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('int') revision!: number;
}
