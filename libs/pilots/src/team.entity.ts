import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Two to twelve candidates of one school who submit together, in one pilot and version (rule 48). */
@Entity('team')
export class Team {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') pilotId!: string;
  @Column('uuid') versionId!: string;
  @Column('text') name!: string;
  /** As its members named it when the team was formed. */
  @Column('text') school!: string;
  @Column('timestamptz') formedAt!: Date;
  /** When it submitted for the first time. From then on its members stay. */
  @Column('timestamptz', { nullable: true }) sealedAt!: Date | null;
  @Column('int') revision!: number;
}

@Entity('team_member')
export class TeamMember {
  @PrimaryColumn('uuid') enrollmentId!: string;
  @Column('uuid') teamId!: string;
}
