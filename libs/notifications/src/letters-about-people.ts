import { Injectable } from '@nestjs/common';
import type { EventRecord } from '#database';
import { type MailedLink, MailedLinks } from '#identity';
import { type Composer, textOf } from './correspondence.js';
import { type Letter, Letters } from './domain/letters.js';
import { LetterFacts } from './letter-facts.js';

/** The way into an account, and word of every change to how it is entered. */
@Injectable()
export class LettersAboutPeople {
  readonly composers = {
    'person.invited': (event) => {
      const linkId = textOf(event, 'invitationId');
      return this.withLink(linkId, this.links.invitation(linkId), (link) => this.letters.invitation(link.to, link));
    },
    'password.reset-requested': (event) => {
      const linkId = textOf(event, 'resetId');
      return this.withLink(linkId, this.links.passwordReset(linkId), (link) =>
        this.letters.passwordReset(link.to, link),
      );
    },
    'person.address-changed': (event) =>
      this.notice(event, (reader) => this.letters.addressChanged(reader, { at: event.occurredAt })),
    'person.password-changed': (event) =>
      this.notice(event, (reader) => this.letters.passwordChanged(reader, { at: event.occurredAt })),
    'person.second-factor-removed': (event) =>
      this.notice(event, (reader) => this.letters.secondFactorRemoved(reader, { at: event.occurredAt })),
  } satisfies Record<string, Composer>;

  constructor(
    private readonly links: MailedLinks,
    private readonly facts: LetterFacts,
    private readonly letters: Letters,
  ) {}

  /** Nothing is written about a link that no longer holds. */
  private async withLink(
    linkId: string,
    found: Promise<MailedLink | null>,
    write: (link: MailedLink) => Letter,
  ): ReturnType<Composer> {
    const link = await found;
    return link === null ? null : { personId: link.to.personId, letter: write(link), linkId };
  }

  private async notice(
    { subjectId }: EventRecord,
    write: (reader: Awaited<ReturnType<LetterFacts['reader']>>) => Letter,
  ): ReturnType<Composer> {
    return { personId: subjectId, letter: write(await this.facts.reader(subjectId)) };
  }
}
