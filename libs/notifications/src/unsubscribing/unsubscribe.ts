import { Injectable } from '@nestjs/common';
import { Transactor, type Tx } from '#database';
import { PersonQueries } from '#identity';
import { MailChoiceRepository } from '../digests/mail-choice.repository.js';
import { chosenKinds, type UnsubscribeTopic } from '../vocabulary.js';
import { UnsubscribeLinks } from './unsubscribe-links.js';

/**
 * Turns off one kind of mail, or the daily digest, for the person of the link. Harmless to repeat. Without its digest, a
 * person gets mail about a seat at once, because some of it is final; everything else from it is only listed.
 * @throws DomainError `unsubscribe.invalid` (404)
 */
@Injectable()
export class Unsubscribe {
  constructor(
    private readonly transactor: Transactor,
    private readonly choices: MailChoiceRepository,
    private readonly people: PersonQueries,
    private readonly links: UnsubscribeLinks,
  ) {}

  async run({ token }: { token: string }): Promise<{ about: UnsubscribeTopic; on: boolean }> {
    const { personId, about } = this.links.read(token);
    await this.transactor.run(async (tx) => {
      const { erasedAt } = await this.people.byId(personId, tx);
      if (erasedAt !== null) return;
      if (about === 'digest') await this.endDigest(tx, personId);
      else await this.choices.save(tx, { personId, kind: about, choice: 'none' });
    });
    return { about, on: false };
  }

  private async endDigest(tx: Tx, personId: string): Promise<void> {
    const chosen = await this.choices.of(tx, personId);
    for (const kind of chosenKinds.filter((one) => chosen.get(one) === 'daily'))
      await this.choices.save(tx, { personId, kind, choice: kind === 'seat' ? 'at-once' : 'none' });
  }
}
