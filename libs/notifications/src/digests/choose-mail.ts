import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import { DomainError } from '#kernel';
import type { MailChoice, NotificationKind } from '../vocabulary.js';
import { isChosen, MailChoiceRepository } from './mail-choice.repository.js';

/**
 * Sets how a person gets the mail of one kind, from the next notification on. What already waits goes with the next
 * digest, unless the choice is then "no mail".
 * @throws DomainError `mail-choice.always-at-once` (409) for mail about the account, deadlines and results.
 */
@Injectable()
export class ChooseMail {
  constructor(
    private readonly transactor: Transactor,
    private readonly choices: MailChoiceRepository,
  ) {}

  async run({
    actor,
    kind,
    choice,
  }: {
    actor: { id: string };
    kind: NotificationKind;
    choice: MailChoice;
  }): Promise<void> {
    if (!isChosen(kind))
      throw new DomainError(
        'conflict',
        'mail-choice.always-at-once',
        'Emails about your account, deadlines and results always come at once.',
      );
    await this.transactor.run((tx) => this.choices.save(tx, { personId: actor.id, kind, choice }));
  }
}
