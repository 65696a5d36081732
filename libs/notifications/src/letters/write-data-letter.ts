import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import { MessageRepository } from '../message.repository.js';
import { LetterFacts } from './letter-facts.js';
import { type Letter, Letters } from './letters.document.js';
import { places } from './places.document.js';

export interface DataNews {
  /** The event that it is about. Told once. */
  eventId: string;
  personId: string;
  what: 'export-ready' | 'erasure-requested' | 'erasure-withdrawn';
  /** Until when the export can be downloaded, when the erasure is due, or when it was withdrawn. */
  at: Date;
}

/** Writes to a person about their own data: an export, or an erasure. For the slice above this one. */
@Injectable()
export class WriteDataLetter {
  constructor(
    private readonly transactor: Transactor,
    private readonly messages: MessageRepository,
    private readonly facts: LetterFacts,
    private readonly words: Letters,
  ) {}

  async run({ eventId, personId, what, at }: DataNews): Promise<void> {
    const reader = await this.facts.reader(personId);
    const letters: Record<DataNews['what'], () => Letter> = {
      'export-ready': () => this.words.exportReady(reader, { until: at }),
      'erasure-requested': () => this.words.erasureRequested(reader, { dueAt: at }),
      'erasure-withdrawn': () => this.words.erasureWithdrawn(reader, { at }),
    };
    const message = { dedupeKey: `event:${eventId}`, personId, letter: letters[what](), path: places.data };
    await this.transactor.run((tx) => this.messages.add(tx, message));
  }
}
