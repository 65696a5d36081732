import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A leadership framework of a program: what its micro-credentials are about. */
@Entity('framework')
export class Framework {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') programId!: string;
  /** Unique within the program. */
  @Column('text') code!: string;
  @Column('text') name!: string;
  /** Names the badge of the whole, also among other programs. It never changes. */
  @Column('text') badgeKey!: string;
}

@Entity('level')
export class Level {
  @PrimaryColumn('uuid') frameworkId!: string;
  @PrimaryColumn('text') code!: string;
  /** 1 for the first level that a leader reaches. */
  @Column('int') position!: number;
  @Column('text') name!: string;
  @Column('text') about!: string;
}

@Entity('domain')
export class Domain {
  @PrimaryColumn('uuid') frameworkId!: string;
  @PrimaryColumn('text') code!: string;
  @Column('int') position!: number;
  @Column('text') name!: string;
}

@Entity('domain_function')
export class DomainFunction {
  @PrimaryColumn('uuid') frameworkId!: string;
  @PrimaryColumn('text') domainCode!: string;
  @PrimaryColumn('text') name!: string;
  @Column('int') position!: number;
}

@Entity('competency')
export class Competency {
  @PrimaryColumn('uuid') frameworkId!: string;
  @PrimaryColumn('int') number!: number;
  @Column('text') domainCode!: string;
  @Column('text') functionName!: string;
  @Column('text') title!: string;
  /** Codes of the Professional Standards for Educational Leaders, for example `4b`. */
  @Column('text', { array: true }) psel!: string[];
  /** What the competency looks like, by level code. */
  @Column('jsonb') descriptors!: Record<string, string>;
}
