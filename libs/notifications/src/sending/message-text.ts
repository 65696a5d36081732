import { Injectable } from '@nestjs/common';
import { MailedLinks } from '#identity';
import { PermanentFailure } from '#jobs';
import { Mailer } from '#mail';
import { personalLink } from '../letters/letters.document.js';
import type { Message } from '../message.entity.js';

/** Puts the link into a message that only its receiver may see. It is never stored with the message. */
@Injectable()
export class MessageText {
  constructor(
    private readonly links: MailedLinks,
    private readonly mailer: Mailer,
  ) {}

  /** @throws PermanentFailure when the link no longer holds, so that nothing useless is sent. */
  async toSend(message: Message): Promise<string> {
    if (message.linkId === null) return message.text;
    const url = await this.urlOf(message);
    if (url === null)
      throw new PermanentFailure('The link in it no longer holds: it was used, replaced, or has expired.');
    return message.text.replace(personalLink, () => url);
  }

  /** What an administrator reads. The link shows where mail goes nowhere, because there is no other way to hand it over. */
  async toShow(message: Message): Promise<string> {
    if (message.linkId === null) return message.text;
    const url = this.mailer.keeps ? await this.urlOf(message) : null;
    return message.text.replace(personalLink, () => url ?? '(a personal link, which is not shown)');
  }

  private async urlOf({ kind, linkId }: Message): Promise<string | null> {
    const link = kind === 'invitation' ? await this.links.invitation(linkId!) : await this.links.passwordReset(linkId!);
    return link?.url ?? null;
  }
}
