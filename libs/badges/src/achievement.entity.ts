import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A badge as a definition, written when it is first given. The database lets nobody change it. */
@Entity('achievement')
export class Achievement {
  /** The version's id. */
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: 'micro-credential';
  @Column('uuid', { nullable: true }) versionId!: string | null;
  /** For example `INS-1`. */
  @Column('text') code!: string;
  @Column('text') title!: string;
  /** The level's name. */
  @Column('text') level!: string;
  @Column('text') stackCode!: string;
  @Column('text') stack!: string;
  /** The Open Badges Achievement, JSON. */
  @Column('text') document!: string;
  @Column('timestamptz') createdAt!: Date;
}
