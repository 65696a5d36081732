import { Inject, Injectable } from '@nestjs/common';
import { Achievement } from '#badges';
import { CONFIGURATION, type Configuration } from '#config';
import type { EventRecord } from '#database';
import { DataSource } from 'typeorm';
import { type Composer, optionalTextOf, textOf } from './correspondence.js';
import { type Letter, Letters } from './domain/letters.js';
import { LetterFacts } from './letter-facts.js';

interface Facts {
  reader: Awaited<ReturnType<LetterFacts['reader']>>;
  name: string;
  url: string;
  reason: string | null;
}

/** A badge and every change of its standing, to its holder. */
@Injectable()
export class LettersAboutBadges {
  readonly composers = {
    'award.issued': this.composed(({ reader, ...badge }) => this.letters.badgeIssued(reader, badge)),
    'award.suspended': this.composed(({ reader, ...badge }) => this.letters.badgeSuspended(reader, badge)),
    'award.lifted': this.composed(({ reader, ...badge }) => this.letters.badgeLifted(reader, badge)),
    'award.revoked': this.composed(({ reader, ...badge }) => this.letters.badgeRevoked(reader, badge)),
    'award.reinstated': this.composed(({ reader, ...badge }) => this.letters.badgeReinstated(reader, badge)),
  } satisfies Record<string, Composer>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: LetterFacts,
    private readonly letters: Letters,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  private composed(write: (facts: Facts) => Letter): Composer {
    return async (event) => {
      const personId = textOf(event, 'personId');
      return { personId, letter: write(await this.factsOf(event, personId)) };
    };
  }

  private async factsOf(event: EventRecord, personId: string): Promise<Facts> {
    const [reader, { code, title }] = await Promise.all([
      this.facts.reader(personId),
      this.dataSource.manager.findOneByOrFail(Achievement, { id: textOf(event, 'achievementId') }),
    ]);
    return {
      reader,
      name: `${code}, ${title}`,
      url: `${this.configuration.publicUrl}/badges/${event.subjectId}`,
      reason: optionalTextOf(event, 'reason'),
    };
  }
}
