import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** The micro-credentials of one domain; it has the domain's code. */
@Entity('stack')
export class Stack {
  @PrimaryColumn('text') code!: string;
  @Column('int') position!: number;
  @Column('text') name!: string;
}

/** One assessment. What is assessed stands in its versions; without a piloted one it is in development. */
@Entity('micro_credential')
export class MicroCredential {
  @PrimaryColumn('uuid') id!: string;
  /** For example `INS-1`. */
  @Column('text') code!: string;
  @Column('text') stackCode!: string;
  @ManyToOne(() => Stack) @JoinColumn() stack!: Stack;
  @Column('int') position!: number;
  @Column('text') title!: string;
  /** Whether the program has not named it yet, so that its title is taken from the framework. */
  @Column('boolean') workingTitle!: boolean;
}
