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
  /** Its identifier in CASE, made once. For an imported framework, the identifier of its document. */
  @Column('text') identifier!: string;
  @Column({ type: 'timestamptz', insert: false, update: false }) changedAt!: Date;
  /** Whether it comes from a CASE package. Its words then change only with the package's next version. */
  @Column('boolean') imported!: boolean;
  /** Grows with every change of its parts, and when a competency or stack is added or removed. It is the ETag. */
  @Column('int') revision!: number;
}

/** A part of a framework that CASE can name. */
abstract class FrameworkPart {
  /** Its identifier in CASE: a UUID that never changes. */
  @Column('text') identifier!: string;
  /** The database keeps it up to date. */
  @Column({ type: 'timestamptz', insert: false, update: false }) changedAt!: Date;
}

@Entity('level')
export class Level extends FrameworkPart {
  @PrimaryColumn('uuid') frameworkId!: string;
  @PrimaryColumn('text') code!: string;
  /** 1 for the first level that a leader reaches. */
  @Column('int') position!: number;
  @Column('text') name!: string;
  @Column('text') about!: string;
}

@Entity('domain')
export class Domain extends FrameworkPart {
  @PrimaryColumn('uuid') frameworkId!: string;
  @PrimaryColumn('text') code!: string;
  @Column('int') position!: number;
  @Column('text') name!: string;
}

@Entity('domain_function')
export class DomainFunction extends FrameworkPart {
  @PrimaryColumn('uuid') frameworkId!: string;
  @PrimaryColumn('text') domainCode!: string;
  @PrimaryColumn('text') name!: string;
  @Column('int') position!: number;
}

@Entity('competency')
export class Competency extends FrameworkPart {
  @PrimaryColumn('uuid') frameworkId!: string;
  @PrimaryColumn('int') number!: number;
  @Column('text') domainCode!: string;
  @Column('text') functionName!: string;
  @Column('text') title!: string;
  /** Codes of the Professional Standards for Educational Leaders, for example `4b`. */
  @Column('text', { array: true }) psel!: string[];
  /** What the competency looks like, by level code. */
  @Column('jsonb') descriptors!: Record<string, string>;
  /** Where an imported competency is published. Null for the program's own. */
  @Column('text', { nullable: true }) uri!: string | null;
  /** Grows with every change. It is the ETag. */
  @Column('int') revision!: number;
}
