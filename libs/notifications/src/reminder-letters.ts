import { Injectable } from '@nestjs/common';
import { Enrollment } from '#pilots';
import { DataSource } from 'typeorm';
import { type Letter, Letters } from './domain/letters.js';
import { LetterFacts } from './letter-facts.js';

/** Reminds of a close; called once the enrollment is locked and the close known for certain. */
export type WriteReminder = (closesAt: Date, now: Date) => Letter;

/** Gathers beforehand, outside any transaction, what a reminder says. */
@Injectable()
export class ReminderLetters {
  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: LetterFacts,
    private readonly letters: Letters,
  ) {}

  async for(enrollmentId: string): Promise<WriteReminder> {
    const enrollment = await this.dataSource.manager.findOneByOrFail(Enrollment, { id: enrollmentId });
    const { personId, zone } = enrollment;
    const [reader, work] = await Promise.all([this.facts.reader(personId, zone), this.facts.work(enrollment)]);
    return (closesAt, now) => this.letters.reminder(reader, { ...work, closesAt, zone, now });
  }
}
