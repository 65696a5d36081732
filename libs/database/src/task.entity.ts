import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Scheduled } from './scheduled.js';

/** A request to do something later, written in the transaction that asks for it and deleted when it is done. */
@Entity('task')
export class Task extends Scheduled {
  @PrimaryColumn('uuid') id!: string;
  /** `subject.verb`, for example `message.send`. */
  @Column('text') name!: string;
  /** The kind of thing that it is about, in the words of docs/domain.md. */
  @Column('text') subjectKind!: string;
  @Column('text') subjectId!: string;
  /** The person or client who asked; null when Laurel did. */
  @Column('text', { nullable: true }) actorId!: string | null;
  /** What its handler needs. Never a secret. */
  @Column('jsonb') payload!: Record<string, unknown>;
  /** The queue of its handler. Null until a worker takes it. */
  @Column('text', { nullable: true }) queue!: string | null;
  @Column('timestamptz') createdAt!: Date;
}
