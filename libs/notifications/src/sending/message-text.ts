import { Injectable } from '@nestjs/common';
import { MailedLinks } from '#identity';
import { PermanentFailure } from '#jobs';
import { Mailer } from '#mail';
import { personalLink } from '../letters/letters.document.js';
import type { Message } from '../message.entity.js';

/** Puts the personal link into a message. Only the receiver may see the link, so it is never stored. */
@Injectable()
export class MessageText {
  constructor(
    private readonly links: MailedLinks,
    private readonly mailer: Mailer,
  ) {}

  /** @throws PermanentFailure when the link is no longer valid, so that no useless mail is sent. */
  async toSend(message: Message): Promise<string> {
    if (message.linkId === null) return message.text;
    const url = await this.urlOf(message);
    if (url === null)
      throw new PermanentFailure('The link in this message is no longer valid: it was used, replaced, or has expired.');
    return message.text.replace(personalLink, () => url);
  }

  /** The text for administrators. They see the link only when mail is kept instead of sent: there is no other way to deliver it. */
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
