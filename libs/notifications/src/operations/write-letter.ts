import { Injectable } from '@nestjs/common';
import { type EventRecord, Transactor } from '#database';
import { type Composer } from '../correspondence.js';
import type { LetterEvent } from '../letter-events.js';
import { LettersAboutBadges } from '../letters-about-badges.js';
import { LettersAboutEnrollments } from '../letters-about-enrollments.js';
import { LettersAboutPeople } from '../letters-about-people.js';
import { LettersAboutSubmissions } from '../letters-about-submissions.js';
import { MessageRepository } from '../message.repository.js';

/** Writes the message that an event asks for, once however often it is told of it. */
@Injectable()
export class WriteLetter {
  private readonly composers: Readonly<Record<LetterEvent, Composer>>;

  constructor(
    private readonly transactor: Transactor,
    private readonly messages: MessageRepository,
    people: LettersAboutPeople,
    enrollments: LettersAboutEnrollments,
    submissions: LettersAboutSubmissions,
    badges: LettersAboutBadges,
  ) {
    this.composers = { ...people.composers, ...enrollments.composers, ...submissions.composers, ...badges.composers };
  }

  async run(event: EventRecord): Promise<void> {
    const message = await this.composers[event.type as LetterEvent](event);
    if (message !== null)
      await this.transactor.run((tx) => this.messages.add(tx, { dedupeKey: `event:${event.id}`, ...message }));
  }
}
