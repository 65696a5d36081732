import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Stops all deletion about a person, or about everyone in a pilot, until it ends (rule 35). */
@Entity('legal_hold')
export class LegalHold {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { nullable: true }) personId!: string | null;
  @Column('uuid', { nullable: true }) pilotId!: string | null;
  @Column('text') reason!: string;
  @Column('uuid') placedBy!: string;
  @Column('timestamptz') placedAt!: Date;
  @Column('uuid', { nullable: true }) endedBy!: string | null;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  @Column('text', { nullable: true }) endReason!: string | null;
}
