import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Zone } from '#kernel';
import type { Role } from './vocabulary.js';

/**
 * Someone who takes part in a program. The row exists from the invitation on; `userId` is null until they accept it. Who
 * takes part in several programs signs in with one account and is another person, with other roles, in each.
 */
@Entity('person')
export class Person {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') programId!: string;
  /** The account that the person signs in with (`auth.user`); null before they joined. */
  @Column('text', { nullable: true }) userId!: string | null;
  /** Lower-case, and unique in the program. */
  @Column('text') email!: string;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) district!: string | null;
  @Column('text', { nullable: true }) school!: string | null;
  @Column('text', { nullable: true }) employer!: string | null;
  /** One of the nine regions, 1 to 9. */
  @Column('smallint', { nullable: true }) region!: number | null;
  /** The zone in which the person reads dates. */
  @Column('text') zone!: Zone;
  @Column('text', { array: true }) roles!: Role[];
  @Column('timestamptz') createdAt!: Date;
  /** Since when the person cannot sign in and gets no mail. */
  @Column('timestamptz', { nullable: true }) deactivatedAt!: Date | null;
  /** When their identity was deleted (rule 35). The row stays: the record refers to it. */
  @Column('timestamptz', { nullable: true }) erasedAt!: Date | null;
  @Column('int') revision!: number;
}
