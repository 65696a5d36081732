import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LetterKind, MessageFailure, MessageState } from './vocabulary.js';

/** A notification to one person and its mail. It is kept after it was sent. */
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
  /** The page that the message is about, for example `/work/…`. */
  @Column('text', { nullable: true }) path!: string | null;
  /** When the person read the notification in the page. */
  @Column('timestamptz', { nullable: true }) readAt!: Date | null;
  /** The invitation or password reset that the personal link belongs to. */
  @Column('uuid', { nullable: true }) linkId!: string | null;
  @Column('text') state!: MessageState;
  /** The digest that contains the message. */
  @Column('uuid', { nullable: true }) digestId!: string | null;
  /** The address that the person had at the last try. */
  @Column('text', { nullable: true }) toAddress!: string | null;
  @Column('timestamptz') queuedAt!: Date;
  /** When somebody last sent it again. */
  @Column('timestamptz', { nullable: true }) queuedAgainAt!: Date | null;
  @Column('timestamptz', { nullable: true }) sentAt!: Date | null;
  @Column('int') attempts!: number;
  /** 1, and one more each time that it is sent again after it came back. */
  @Column('int') sending!: number;
  /** The resend of many that sends it again. */
  @Column('uuid', { nullable: true }) resendId!: string | null;
  @Column('text', { nullable: true }) lastError!: string | null;
  /** Why the last try failed, or the message came back. */
  @Column('text', { nullable: true }) failure!: MessageFailure | null;
  /** The first of the tries that failed in a row. */
  @Column('timestamptz', { nullable: true }) failingSince!: Date | null;
  /** When Laurel gave up, or the message came back. */
  @Column('timestamptz', { nullable: true }) undeliveredAt!: Date | null;
}
