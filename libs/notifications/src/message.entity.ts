import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LetterKind, MessageState } from './vocabulary.js';

/** A mail to one person, from when it was written; kept after it was sent. */
@Entity('message')
export class Message {
  @PrimaryColumn('uuid') id!: string;
  /** What it is about, for example `event:…` or `reminder:…`; unique. */
  @Column('text') dedupeKey!: string;
  @Column('uuid') personId!: string;
  @Column('text') kind!: LetterKind;
  @Column('text') subject!: string;
  /** Plain text, without the personal link. */
  @Column('text') text!: string;
  /** The invitation or password reset whose link is put in at the moment of sending. */
  @Column('uuid', { nullable: true }) linkId!: string | null;
  @Column('text') state!: MessageState;
  /** Where it went: the person's address at the moment of sending. */
  @Column('text', { nullable: true }) toAddress!: string | null;
  @Column('timestamptz') queuedAt!: Date;
  @Column('timestamptz', { nullable: true }) sentAt!: Date | null;
  @Column('int') attempts!: number;
  @Column('text', { nullable: true }) lastError!: string | null;
}
