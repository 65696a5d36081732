import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ChosenKind, MailChoice } from '../vocabulary.js';

/** How a person wants to get the mail of one kind of notification. Without a row, it goes at once. */
@Entity('mail_choice')
export class MailChoiceRow {
  @PrimaryColumn('uuid') personId!: string;
  @PrimaryColumn('text') kind!: ChosenKind;
  @Column('text') choice!: MailChoice;
}
