import { Injectable } from '@nestjs/common';
import type { EventRecord } from '#database';
import { Enrollment } from '#pilots';
import { DataSource } from 'typeorm';
import { type Composer, optionalTextOf, textOf } from './correspondence.js';
import { type Letter, Letters } from './domain/letters.js';
import { LetterFacts } from './letter-facts.js';

type Reader = Parameters<Letters['closeMoved']>[0];
type Work = Parameters<Letters['registered']>[1];
type PlannedMeeting = Parameters<Letters['meetingMoved']>[1];
type MovedClose = Parameters<Letters['closeMoved']>[1];

/** Seats, meetings, pauses, and every move of a close: no close moves without the candidate being told. */
@Injectable()
export class LettersAboutEnrollments {
  readonly composers = {
    'enrollment.registered': this.ofWork((reader, work) => this.letters.registered(reader, work)),
    'enrollment.waitlisted': this.ofWork((reader, work) => this.letters.waitlisted(reader, work)),
    'enrollment.promoted': this.ofWork((reader, work) => this.letters.seatGiven(reader, work)),
    'enrollment.paused': this.ofWork((reader, work) => this.letters.paused(reader, work)),
    'enrollment.expired': this.ofWork((reader, work) => this.letters.expired(reader, work)),
    'enrollment.meeting-moved': this.ofMeeting((reader, meeting) => this.letters.meetingMoved(reader, meeting)),
    'enrollment.meeting-cancelled': this.ofMeeting((reader, meeting, event) =>
      this.letters.meetingCancelled(reader, { ...meeting, reason: textOf(event, 'reason') }),
    ),
    'enrollment.extended': this.ofClose((reader, moved) => this.letters.closeMoved(reader, moved)),
    'enrollment.resumed': this.ofClose((reader, moved) => this.letters.closeMoved(reader, { ...moved, reason: null })),
  } satisfies Record<string, Composer>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: LetterFacts,
    private readonly letters: Letters,
  ) {}

  private ofWork(write: (reader: Reader, work: Work) => Letter): Composer {
    return async ({ subjectId }) => {
      const { personId, reader, work } = await this.factsOf(subjectId);
      return { personId, letter: write(reader, work) };
    };
  }

  /** The close is the event's, not the present one: the letter tells of what happened. */
  private ofClose(write: (reader: Reader, moved: MovedClose) => Letter): Composer {
    return async (event) => {
      const { personId, reader, work, zone } = await this.factsOf(event.subjectId);
      const closesAt = new Date(textOf(event, 'closesAt'));
      return { personId, letter: write(reader, { ...work, closesAt, zone, reason: optionalTextOf(event, 'reason') }) };
    };
  }

  /** The meeting is as the event tells it: it may have moved again, or be gone. */
  private ofMeeting(write: (reader: Reader, meeting: PlannedMeeting, event: EventRecord) => Letter): Composer {
    return async (event) => {
      const { personId, reader, work } = await this.factsOf(event.subjectId);
      const meeting = {
        title: textOf(event, 'title'),
        place: textOf(event, 'place'),
        startsAt: new Date(textOf(event, 'startsAt')),
        pilot: work.pilot,
      };
      return { personId, letter: write(reader, meeting, event) };
    };
  }

  private async factsOf(enrollmentId: string) {
    const enrollment = await this.dataSource.manager.findOneByOrFail(Enrollment, { id: enrollmentId });
    const { personId, zone } = enrollment;
    const [reader, work] = await Promise.all([this.facts.reader(personId, zone), this.facts.work(enrollment)]);
    return { personId, reader, work, zone };
  }
}
