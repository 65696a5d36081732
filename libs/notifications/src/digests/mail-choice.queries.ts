import { Injectable } from '@nestjs/common';
import type { PersonActor } from '#identity';
import { DataSource } from 'typeorm';
import { type MailChoice, type NotificationKind, notificationKinds, notificationReaders } from '../vocabulary.js';
import { isChosen, MailChoiceRepository } from './mail-choice.repository.js';

export interface ChoiceOfMail {
  kind: NotificationKind;
  choice: MailChoice;
  /** Always at once: there is nothing to choose. */
  fixed: boolean;
}

/** Reads how a person gets their mail. */
@Injectable()
export class MailChoiceQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly choices: MailChoiceRepository,
  ) {}

  /** One for each kind of notification that a person with these roles can get, also with roles that are withheld. */
  async of({ id, roles, withheld = [] }: PersonActor): Promise<ChoiceOfMail[]> {
    const chosen = await this.choices.of(this.dataSource.manager, id);
    return notificationKinds
      .filter((kind) => notificationReaders[kind].some((role) => [...roles, ...withheld].includes(role)))
      .map((kind) => ({ kind, choice: chosen.get(kind) ?? 'at-once', fixed: !isChosen(kind) }));
  }
}
