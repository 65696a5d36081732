import { Injectable } from '@nestjs/common';
import type { Tx } from '#database';
import type { EntityManager } from 'typeorm';
import {
  type ChosenKind,
  chosenKinds,
  type LetterKind,
  type MailChoice,
  notificationKindOf,
  type NotificationKind,
} from '../vocabulary.js';
import { MailChoiceRow } from './mail-choice.entity.js';

/** Whether people choose the mail of this kind. The mail of every other kind always goes at once. */
export const isChosen = (kind: NotificationKind | null): kind is ChosenKind =>
  (chosenKinds as readonly (NotificationKind | null)[]).includes(kind);

/** Reads and writes how a person wants to get their mail. */
@Injectable()
export class MailChoiceRepository {
  async forLetter(tx: Tx, personId: string, letter: LetterKind): Promise<MailChoice> {
    const kind = notificationKindOf[letter];
    if (!isChosen(kind)) return 'at-once';
    return (await tx.findOneBy(MailChoiceRow, { personId, kind }))?.choice ?? 'at-once';
  }

  /** What the person chose, by kind. */
  async of(manager: EntityManager, personId: string): Promise<ReadonlyMap<NotificationKind | null, MailChoice>> {
    const rows = await manager.findBy(MailChoiceRow, { personId });
    return new Map(rows.map(({ kind, choice }) => [kind, choice]));
  }

  async save(tx: Tx, row: MailChoiceRow): Promise<void> {
    await tx.upsert(MailChoiceRow, row, ['personId', 'kind']);
  }
}
