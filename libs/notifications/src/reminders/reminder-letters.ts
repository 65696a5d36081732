import { Injectable } from '@nestjs/common';
import { LetterFacts } from '../letters/letter-facts.js';
import { type Letter, Letters } from '../letters/letters.document.js';

/** Writes a reminder; called once the enrollment is locked and its close known for certain. */
export type WriteReminder = (closesAt: Date, now: Date) => Letter;

/** Reads the facts for a reminder beforehand, outside any transaction. */
@Injectable()
export class ReminderLetters {
  constructor(
    private readonly facts: LetterFacts,
    private readonly letters: Letters,
  ) {}

  async for(enrollmentId: string): Promise<WriteReminder> {
    const { reader, work, zone } = await this.facts.ofEnrollment(enrollmentId);
    return (closesAt, now) => this.letters.reminder(reader, { ...work, closesAt, zone, now });
  }
}
