import { Injectable } from '@nestjs/common';
import { AwardQueries } from '#badges';
import { type Happened, Transactor } from '#database';
import { MailedLinks } from '#identity';
import { MessageRepository } from '../message.repository.js';
import { LetterFacts } from './letter-facts.js';
import { letterTable, type Writing } from './letter.table.js';
import { Letters } from './letters.document.js';

/** Writes the message about an event, once for each of its readers, however often it gets the event. */
@Injectable()
export class WriteLetter {
  private readonly writing: Writing;

  constructor(
    private readonly transactor: Transactor,
    private readonly messages: MessageRepository,
    facts: LetterFacts,
    words: Letters,
    links: MailedLinks,
    awards: AwardQueries,
  ) {
    this.writing = { facts, words, links, awards };
  }

  async run(event: Happened<string, unknown>): Promise<void> {
    const entry = letterTable.find((candidate) => candidate.event.type === event.type);
    const written = await entry?.write(event, this.writing);
    if (!written) return;
    const dedupeKey = `event:${event.id}`;
    const all = Array.isArray(written)
      ? written.map((draft) => ({ dedupeKey: `${dedupeKey}:${draft.personId}`, ...draft }))
      : [{ dedupeKey, ...written }];
    await this.transactor.run(async (tx) => {
      for (const message of all) await this.messages.add(tx, message);
    });
  }
}
