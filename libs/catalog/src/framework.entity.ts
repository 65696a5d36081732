import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The leadership framework behind the micro-credentials. It is imported and never edited in Laurel. */
@Entity('framework')
export class Framework {
  @PrimaryColumn('text') code!: string;
  @Column('text') name!: string;
}

@Entity('level')
export class Level {
  @PrimaryColumn('text') code!: string;
  @Column('text') frameworkCode!: string;
  /** 1 for the first level that a leader reaches. */
  @Column('int') position!: number;
  @Column('text') name!: string;
  @Column('text') about!: string;
}

@Entity('domain')
export class Domain {
  @PrimaryColumn('text') code!: string;
  @Column('text') frameworkCode!: string;
  @Column('int') position!: number;
  @Column('text') name!: string;
}

@Entity('domain_function')
export class DomainFunction {
  @PrimaryColumn('text') domainCode!: string;
  @PrimaryColumn('text') name!: string;
  @Column('int') position!: number;
}

@Entity('competency')
export class Competency {
  @PrimaryColumn('int') number!: number;
  @Column('text') domainCode!: string;
  @Column('text') functionName!: string;
  @Column('text') title!: string;
  /** Codes of the Professional Standards for Educational Leaders, for example `4b`. */
  @Column('text', { array: true }) psel!: string[];
  /** What the competency looks like, by level code. */
  @Column('jsonb') descriptors!: Record<string, string>;
}
