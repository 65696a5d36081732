import { Injectable } from '@nestjs/common';
import type { EventRecord } from '#database';
import { Enrollment } from '#pilots';
import { DataSource } from 'typeorm';
import { type Composer, optionalTextOf } from './correspondence.js';
import { type Letter, Letters } from './domain/letters.js';
import { LetterFacts } from './letter-facts.js';

type Facts = Parameters<Letters['closeMoved']>[1] & { reader: Parameters<Letters['closeMoved']>[0] };

/** Seats, pauses, and every move of a close: no close moves without the candidate being told. */
@Injectable()
export class LettersAboutEnrollments {
  readonly composers = {
    'enrollment.registered': this.composed(({ reader, ...work }) => this.letters.registered(reader, work)),
    'enrollment.waitlisted': this.composed(({ reader, ...work }) => this.letters.waitlisted(reader, work)),
    'enrollment.promoted': this.composed(({ reader, ...work }) => this.letters.seatGiven(reader, work)),
    'enrollment.paused': this.composed(({ reader, ...work }) => this.letters.paused(reader, work)),
    'enrollment.resumed': this.composed(({ reader, ...work }) => this.letters.closeMoved(reader, { ...work, reason: null })),
    'enrollment.extended': this.composed(({ reader, ...work }) => this.letters.closeMoved(reader, work)),
    'enrollment.expired': this.composed(({ reader, ...work }) => this.letters.expired(reader, work)),
  } satisfies Record<string, Composer>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: LetterFacts,
    private readonly letters: Letters,
  ) {}

  private composed(write: (facts: Facts) => Letter): Composer {
    return async (event) => {
      const enrollment = await this.dataSource.manager.findOneByOrFail(Enrollment, { id: event.subjectId });
      return { personId: enrollment.personId, letter: write(await this.factsOf(enrollment, event)) };
    };
  }

  /** The close is the event's, not the present one: the letter tells of what happened. */
  private async factsOf(enrollment: Enrollment, event: EventRecord): Promise<Facts> {
    const { personId, zone } = enrollment;
    const closesAt = new Date(optionalTextOf(event, 'closesAt') ?? enrollment.registeredAt);
    const [reader, work] = await Promise.all([this.facts.reader(personId, zone), this.facts.work(enrollment)]);
    return { reader, ...work, closesAt, zone, reason: optionalTextOf(event, 'reason') };
  }
}
