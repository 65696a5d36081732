import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A phrase that a reviewer keeps for reuse. It belongs to them alone. */
@Entity('phrase')
export class Phrase {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') reviewerId!: string;
  @Column('text') text!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('int') revision!: number;
}
