import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LetterKind, MessageState } from './vocabulary.js';

/** A mail to one person. It is kept after it was sent. */
@Entity('message')
export class Message {
  @PrimaryColumn('uuid') id!: string;
  /** What the message is about, for example `event:…` or `reminder:…`. Unique. */
  @Column('text') dedupeKey!: string;
  @Column('uuid') personId!: string;
  @Column('text') kind!: LetterKind;
  @Column('text') subject!: string;
  /** Plain text, without the personal link. */
  @Column('text') text!: string;
  /** The invitation or password reset that the personal link belongs to. */
  @Column('uuid', { nullable: true }) linkId!: string | null;
  @Column('text') state!: MessageState;
  /** The address that the person had when the message was sent. */
  @Column('text', { nullable: true }) toAddress!: string | null;
  @Column('timestamptz') queuedAt!: Date;
  @Column('timestamptz', { nullable: true }) sentAt!: Date | null;
  @Column('int') attempts!: number;
  @Column('text', { nullable: true }) lastError!: string | null;
}
