import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** The micro-credentials of one domain. A stack has the domain's code. */
@Entity('stack')
export class Stack {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') programId!: string;
  @Column('uuid') frameworkId!: string;
  /** Unique within the program, for example `INS`. */
  @Column('text') code!: string;
  @Column('int') position!: number;
  @Column('text') name!: string;
  /** Names the stack's badge, also among other programs. It never changes. */
  @Column('text') badgeKey!: string;
  /** How many of its micro-credentials its badge asks for. Null asks for all. */
  @Column('int', { nullable: true }) required!: number | null;
  /** Grows with every change. It is the ETag. */
  @Column('int') revision!: number;
}

/** One assessment. Its versions define what is assessed. It is in development until a version is in pilot. */
@Entity('micro_credential')
export class MicroCredential {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') programId!: string;
  /** Unique within the program, for example `INS-1`. */
  @Column('text') code!: string;
  @Column('uuid') stackId!: string;
  @ManyToOne(() => Stack) @JoinColumn() stack!: Stack;
  @Column('int') position!: number;
  @Column('text') title!: string;
  /** Whether the title comes from the framework because the program has not named it yet. */
  @Column('boolean') workingTitle!: boolean;
  /** Grows with every change. It is the ETag. */
  @Column('int') revision!: number;
}
